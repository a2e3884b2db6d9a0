import { delayKey } from '../document/delay-key.ts';
import { transitionsFrom } from '../document/queries.ts';
import type { State } from '../document/state.ts';
import type { Transition } from '../document/transition.ts';
import type { Lowering } from './lowering.ts';
import type { StepRun } from './step-run.ts';

/** The event types under which the reply of a call comes back, as XState names an actor's. */
export function replyEvent(call: string, ok: boolean): string {
  return `xstate.${ok ? 'done' : 'error'}.actor.${call}`;
}

/** The key of the delay that watches a state's expected stay. */
export function slaKey(state: State): string {
  return `sla_${state.id}`;
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

/** The computed delays by key. An empty value arms nothing: XState is given infinity, which the step leaves out. */
export function lowerDelays(lowering: Lowering): Record<string, unknown> {
  const { document, expressions, problems, run } = lowering;
  const delays: Record<string, unknown> = {};
  for (const state of Object.values(document.states)) if (state.sla) delays[slaKey(state)] = state.sla.expected;
  for (const transition of Object.values(document.transitions)) {
    const { trigger } = transition;
    if (trigger.type !== 'after' || trigger.delay.type !== 'expression') continue;
    const compiled = expressions.compile(
      trigger.delay.text,
      { type: 'duration' },
      { path: `transitions.${transition.id}.trigger.delay.text` },
    );
    if (!compiled.ok) {
      problems.push(...compiled.error.map((fault) => ({ place: { type: 'transition', id: transition.id } as const, ...fault })));
      continue;
    }
    const evaluate = compiled.value;
    delays[transition.id] = ({ context, event }: { context: Record<string, never>; event: { type: string } }) => {
      try {
        const ms = evaluate(run.scope(context, event));
        return typeof ms === 'number' ? Math.max(0, ms) : unknownDelay(run);
      } catch (error) {
        run.note({ type: 'guard-failed', text: error instanceof Error ? error.message : String(error), transition: transition.id });
        return unknownDelay(run);
      }
    };
  }
  return delays;
}

function unknownDelay(run: StepRun): number {
  return run.judge ? nominalDelay : Number.POSITIVE_INFINITY;
}
