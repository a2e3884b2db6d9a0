import type { AnyMachineSnapshot } from 'xstate';
import type { Json } from '../base/json.ts';
import type { Transition } from '../document/transition.ts';
import type { Lowering } from './lowering.ts';
import { steadyFields } from './steady-fields.ts';

interface GuardArguments {
  readonly context: Readonly<Record<string, Json>>;
  readonly event: { readonly type: string };
}

/** XState calls `check` of a built-in guard with the snapshot of the microstep, which is what `inState` has to ask. */
interface SnapshotGuard {
  (): boolean;
  check(snapshot: AnyMachineSnapshot, args: GuardArguments): boolean;
}

/**
 * A guard as XState wants it. A condition that cannot be evaluated (most often: a field is still empty)
 * counts as not met and is noted in the journal, so that data never breaks an order. Where answers stand for the data,
 * an eventless condition that an order waits with stays unmet until something it reads is written.
 */
export function lowerGuard(
  { document, expressions, problems, run }: Lowering,
  transition: Transition,
  event: string | undefined,
): SnapshotGuard | undefined {
  if (transition.guard === undefined) return undefined;
  const compiled = expressions.compile(transition.guard, { type: 'boolean' }, { path: `transitions.${transition.id}.guard`, event });
  if (!compiled.ok) {
    problems.push(...compiled.error.map((fault) => ({ place: { type: 'transition', id: transition.id } as const, ...fault })));
    return undefined;
  }
  const evaluate = compiled.value;
  const fields = steadyFields(document, transition);
  return Object.assign(() => false, {
    check(snapshot: AnyMachineSnapshot, { context, event: current }: GuardArguments): boolean {
      run.configuration = snapshot;
      if (run.judge && fields && run.isSteady(transition.source, fields)) return false;
      const judged = run.judge?.holds(transition.id, snapshot, run.written);
      if (judged !== undefined) return judged;
      try {
        return evaluate(run.scope(context, current)) === true;
      } catch (error) {
        run.note({ type: 'guard-failed', text: error instanceof Error ? error.message : String(error), transition: transition.id });
        return false;
      }
    },
  });
}
