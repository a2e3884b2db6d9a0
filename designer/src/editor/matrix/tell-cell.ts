import { type Locale, textOf } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import type { MatrixCell, Taker } from '@orderloom/shared/matrix';

export type CellKind = 'goes' | 'stays' | 'reject' | 'ignore' | 'defer';

/** The first thing that becomes of an event, in a word or two. */
export interface CellFace {
  readonly kind: CellKind;
  /** Where it goes. */
  readonly to: string;
  /** A condition decides. */
  readonly conditional: boolean;
  /** It is what surrounds the state that takes it. */
  readonly inherited: boolean;
  /** Further outcomes besides. */
  readonly more: number;
}

export function faceOf(document: FlowDocument, { takers, otherwise }: MatrixCell, locale: Locale): CellFace {
  const [first] = takers;
  if (!first) return { kind: otherwise ?? 'reject', to: '', conditional: false, inherited: false, more: 0 };
  const { transition, inherited } = first;
  return {
    kind: transition.targets.length === 0 ? 'stays' : 'goes',
    to: targetsOf(document, first, locale),
    conditional: transition.guard !== undefined,
    inherited,
    more: takers.length - 1,
  };
}

/** The names of the states a transition leads to. */
export function targetsOf(document: FlowDocument, { transition }: Taker, locale: Locale): string {
  return transition.targets.map((id) => textOf(document.states[id]?.label, locale) || id).join(' + ');
}
