import type { FlowDocument } from './flow-document.ts';
import { transitionsFrom } from './queries.ts';
import type { State } from './state.ts';
import type { Delay, Transition, Trigger } from './transition.ts';
import { workingMark } from './working.ts';

/**
 * The key of a delayed transition under `after`: its milliseconds, or, when the delay is computed, the id of the first sibling
 * with the same text; before it a mark where it counts in the calendar. Siblings that share a delay share one timer and are tried in turn.
 */
export function delayKey(document: FlowDocument, transition: Transition & { trigger: { type: 'after' } }): string {
  const { delay } = transition.trigger;
  const mark = workingMark(delay.working);
  if (delay.type === 'fixed') return `${mark}${delay.ms}`;
  const first = transitionsFrom(document, transition.source).find(({ trigger }) => sharesDelay(trigger, delay));
  return `${mark}${first?.id ?? transition.id}`;
}

/** The key of the delay that watches a state's expected stay. */
export function slaKey({ id, sla }: State): string {
  return `${workingMark(sla?.working)}sla_${id}`;
}

function sharesDelay(trigger: Trigger, { text, working }: Delay & { type: 'expression' }): boolean {
  if (trigger.type !== 'after' || trigger.delay.type !== 'expression') return false;
  return trigger.delay.text === text && trigger.delay.working === working;
}
