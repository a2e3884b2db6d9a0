import type { Effect } from '@orderloom/shared/actions';
import type { JournalRow } from '../store/index.ts';

const field = 'trackingNo';
const none: readonly string[] = [];

/**
 * Under what others will speak of the order after a step: the tracking number it was told, and the numbers it was handed on under.
 * Nearly all steps tell none.
 */
export function referencesOf(
  { input, changes }: Pick<JournalRow, 'input' | 'changes'>,
  effects: readonly Effect[],
  more: readonly string[] = none,
): readonly string[] {
  const told = input.type === 'event' ? input.event[field] : undefined;
  const changed = changes.find((change) => change.field === field)?.after;
  const handed = effects.length === 0 ? none : effects.flatMap(({ request }) => ('knownAs' in request ? request.knownAs : []));
  if (told === undefined && changed === undefined && handed.length === 0 && more.length === 0) return none;
  const texts = [told, changed, ...handed, ...more].filter((text) => typeof text === 'string');
  return [...new Set(texts)];
}
