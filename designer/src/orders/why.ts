import type { JournalEntry } from '@orderloom/shared/api';
import { expressionsOf } from '@orderloom/shared/expression';
import type { FlowNames } from './flow-names.ts';

/** The conditions that let an order take the way it took, as sentences. */
export function reasonsOf(entry: JournalEntry, { document, locale }: FlowNames): readonly string[] {
  if (!document) return [];
  return entry.transitions.flatMap((id) => {
    const transition = document.transitions[id];
    if (!transition?.guard) return [];
    const event = transition.trigger.type === 'event' ? transition.trigger.event : undefined;
    return [expressionsOf(document).sentence(transition.guard, locale, event)];
  });
}
