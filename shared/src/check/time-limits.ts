import { parseDuration } from '../base/duration.ts';
import { isWithin } from '../document/queries.ts';
import type { Transition } from '../document/transition.ts';
import type { FlowView } from './flow-view.ts';

const written = /^\s*duration\(\s*["'](-?)([^"']*)["']\s*\)\s*$/;

/** The milliseconds of a delay that is the same for every order; undefined where it is computed, or counted in working time. */
export function fixedDelay({ trigger }: Transition): number | undefined {
  if (trigger.type !== 'after' || trigger.delay.working) return undefined;
  if (trigger.delay.type === 'fixed') return trigger.delay.ms;
  const [, sign, text] = written.exec(trigger.delay.text) ?? [];
  const ms = text === undefined ? undefined : parseDuration(text);
  return ms === undefined || sign !== '-' ? ms : -ms;
}

/** After how long, at the latest, an order is out of a state: the shortest limit of the state itself that is sure to be taken. */
export function longestStay(view: FlowView, id: string): number | undefined {
  const limits = view.from(id).flatMap((transition) => (leaves(view, transition) ? (fixedDelay(transition) ?? []) : []));
  return limits.length === 0 ? undefined : Math.min(...limits);
}

function leaves({ document }: FlowView, { guard, source, targets, reenter }: Transition): boolean {
  return guard === undefined && targets.length > 0 && targets.every((target) => reenter || !isWithin(document, target, source));
}
