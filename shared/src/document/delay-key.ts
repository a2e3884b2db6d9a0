import type { FlowDocument } from './flow-document.ts';
import { transitionsFrom } from './queries.ts';
import type { Transition, Trigger } from './transition.ts';

/**
 * The key of a delayed transition under `after`: its milliseconds, or, when the delay is computed, the id of the first sibling
 * with the same text. Siblings that share a delay share one timer and are tried in turn.
 */
export function delayKey(document: FlowDocument, transition: Transition & { trigger: { type: 'after' } }): string {
  const { delay } = transition.trigger;
  if (delay.type === 'fixed') return String(delay.ms);
  const first = transitionsFrom(document, transition.source).find(({ trigger }) => sharesDelay(trigger, delay.text));
  return first?.id ?? transition.id;
}

function sharesDelay(trigger: Trigger, text: string): boolean {
  return trigger.type === 'after' && trigger.delay.type === 'expression' && trigger.delay.text === text;
}
