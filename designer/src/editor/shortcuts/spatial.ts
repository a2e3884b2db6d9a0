import type { Locale } from '@orderloom/shared/base';
import { sceneOf } from '@orderloom/shared/diagram';
import { type Box, type FlowDocument, isWithin } from '@orderloom/shared/document';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** How much dearer a step aside is than a step ahead, and a step into another container. */
const aside = 2.5;
const elsewhere = 240;

/** The state one meets when going that way; the same container's first. */
export function neighbourOf(document: FlowDocument, from: string, direction: Direction, locale: Locale): string | undefined {
  const { boxes } = sceneOf(document, locale);
  const start = boxes.get(from);
  if (!start) return undefined;
  const parent = document.states[from]?.parent;
  let best: { readonly id: string; readonly cost: number } | undefined;
  for (const [id, box] of boxes) {
    if (id === document.root || isWithin(document, id, from) || isWithin(document, from, id)) continue;
    const reach = costOf(start, box, direction);
    if (reach === undefined) continue;
    const cost = reach + (document.states[id]?.parent === parent ? 0 : elsewhere);
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}

/** The state nearest to the drawing's left upper corner. */
export function firstState(document: FlowDocument, locale: Locale): string | undefined {
  const { boxes } = sceneOf(document, locale);
  const tops = [...boxes].filter(([id]) => document.states[id]?.parent === document.root);
  return tops.sort(([, a], [, b]) => a.x + a.y - b.x - b.y)[0]?.[0];
}

function costOf(from: Box, to: Box, direction: Direction): number | undefined {
  const dx = to.x + to.width / 2 - from.x - from.width / 2;
  const dy = to.y + to.height / 2 - from.y - from.height / 2;
  const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction];
  const across = Math.abs(direction === 'left' || direction === 'right' ? dy : dx);
  if (ahead <= 0 || across > ahead * 3) return undefined;
  return ahead + across * aside;
}
