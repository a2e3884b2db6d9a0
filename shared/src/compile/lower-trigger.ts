import { delayKey, slaKey } from '../document/delay-key.ts';
import { transitionsFrom } from '../document/queries.ts';
import type { State } from '../document/state.ts';
import type { Transition } from '../document/transition.ts';
import { workingMark } from '../document/working.ts';
import type { Lowering } from './lowering.ts';
import type { StepRun } from './step-run.ts';

/** The event types under which the reply of a call comes back, as XState names an actor's. */
export function replyEvent(call: string, ok: boolean): string {
  return `xstate.${ok ? 'done' : 'error'}.actor.${call}`;
}

/** The transitions of one state under the config keys XState reads them from. */
export function groupByTrigger(lowering: Lowering, state: State, lower: (transition: Transition, event: string | undefined) => unknown) {
  const on: Record<string, unknown[]> = {};
  const after: Record<string, unknown[]> = {};
  const always: unknown[] = [];
  const onDone: unknown[] = [];
  for (const transition of transitionsFrom(lowering.document, state.id)) {
    const { trigger } = transition;
    if (trigger.type === 'event') push(on, trigger.event, lower(transition, trigger.event));
    else if (trigger.type === 'reply') push(on, replyEvent(trigger.call, trigger.outcome === 'done'), lower(transition, '*'));
    else if (trigger.type === 'after') push(after, delayKey(lowering.document, { ...transition, trigger }), lower(transition, undefined));
    else if (trigger.type === 'done') onDone.push(lower(transition, '*'));
    else always.push(lower(transition, undefined));
  }
  return { on, after, always, onDone };
}

function push(groups: Record<string, unknown[]>, key: string, value: unknown): void {
  groups[key] = [...(groups[key] ?? []), value];
}

/** How long a delay counts that cannot be computed while conditions are answered for the data. */
const nominalDelay = 3_600_000;

/** The delays by key, but for those that are bare digits, which XState reads by itself. */
export function lowerDelays(lowering: Lowering): Record<string, unknown> {
  const { states, transitions } = lowering.document;
  const delays: Record<string, unknown> = {};
  for (const state of Object.values(states)) if (state.sla) delays[slaKey(state)] = state.sla.expected;
  for (const transition of Object.values(transitions)) Object.assign(delays, delayOf(lowering, transition));
  return delays;
}

function delayOf(lowering: Lowering, { trigger, ...transition }: Transition): Record<string, unknown> {
  if (trigger.type !== 'after') return {};
  const { delay } = trigger;
  if (delay.type === 'fixed') return delay.working ? { [delayKey(lowering.document, { ...transition, trigger })]: delay.ms } : {};
  const compute = lowerDelay(lowering, transition.id, delay.text);
  return compute ? { [`${workingMark(delay.working)}${transition.id}`]: compute } : {};
}

type ComputeDelay = (given: { context: Record<string, never>; event: { type: string } }) => number;

/** A computed delay in milliseconds. An empty value arms nothing: XState is given infinity, which the step leaves out. */
function lowerDelay({ expressions, problems, run }: Lowering, id: string, text: string): ComputeDelay | undefined {
  const compiled = expressions.compile(text, { type: 'duration' }, { path: `transitions.${id}.trigger.delay.text` });
  if (!compiled.ok) {
    problems.push(...compiled.error.map((fault) => ({ place: { type: 'transition', id } as const, ...fault })));
    return undefined;
  }
  const evaluate = compiled.value;
  return ({ context, event }) => {
    try {
      const ms = evaluate(run.scope(context, event));
      return typeof ms === 'number' ? Math.max(0, ms) : unknownDelay(run);
    } catch (error) {
      run.note({ type: 'guard-failed', text: error instanceof Error ? error.message : String(error), transition: id });
      return unknownDelay(run);
    }
  };
}

function unknownDelay(run: StepRun): number {
  return run.judge ? nominalDelay : Number.POSITIVE_INFINITY;
}
