import { type Locale, textOf } from '../base/text.ts';
import type { FlowDocument, State } from '../document/index.ts';
import { measureText } from './measure-text.ts';
import { metrics } from './metrics.ts';
import { stateMeta } from './state-meta.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The name a state is drawn with; its id where nobody named it. */
export function stateTitle(document: FlowDocument, state: State, locale: Locale): string {
  if (state.id === document.root) return locale === 'zh' ? '任意状态' : 'Any state';
  return textOf(state.label, locale) || state.id;
}

/** The natural size of a state without children; for a container the smallest that shows its header. */
export function stateSize(document: FlowDocument, id: string, locale: Locale): Size {
  const state = document.states[id];
  if (!state) return { width: metrics.state.minWidth, height: metrics.state.height };
  const title = measureText(stateTitle(document, state, locale), metrics.title.size, metrics.title.weight);
  if (id === document.root) return { width: even(title + metrics.anywhere.padding * 2), height: metrics.anywhere.height };
  if (state.kind === 'history') return { width: metrics.history.size, height: metrics.history.size };
  if (state.kind === 'final') {
    return { width: clamp(title + metrics.final.padding * 2, metrics.final.minWidth), height: metrics.final.height };
  }
  const meta = stateMeta(document, state, locale);
  const second = meta ? measureText(meta.text, metrics.meta.size) + (meta.kind === 'plain' ? 0 : metrics.state.glyph) : 0;
  if (state.kind === 'compound' || state.kind === 'parallel') {
    const header = title + second + metrics.container.padding * 2 + 12;
    return { width: Math.max(metrics.container.minWidth, even(header)), height: metrics.container.minHeight };
  }
  return { width: clamp(Math.max(title, second) + metrics.state.padding * 2, metrics.state.minWidth), height: metrics.state.height };
}

function clamp(width: number, least: number): number {
  return even(Math.min(Math.max(width, least), metrics.state.maxWidth));
}

/** Whole multiples of four: middles and quarters of boxes then lie on whole pixels. */
function even(width: number): number {
  return Math.ceil(width / 4) * 4;
}
