import type { AnyMachineSnapshot } from 'xstate';
import type { Json } from '../base/json.ts';
import type { Transition } from '../document/transition.ts';
import type { Lowering } from './lowering.ts';

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
 * counts as not met and is noted in the journal, so that data never breaks an order.
 */
export function lowerGuard(
  { expressions, problems, run }: Lowering,
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
  return Object.assign(() => false, {
    check(snapshot: AnyMachineSnapshot, { context, event: current }: GuardArguments): boolean {
      run.configuration = snapshot;
      const judged = run.judge?.holds(transition.id, snapshot);
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
