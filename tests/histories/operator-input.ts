import { noMapping } from '@orderloom/shared/migrate';
import { keptOf, type Snapshot, type StepInput } from '@orderloom/shared/step';
import type { OrderRecorder } from './recorded-order.ts';

/** What a person with the permission to mend does to an order: repairs of every kind, and moves between versions. */
export function operatorInput(
  { machine: { document }, now }: OrderRecorder,
  snapshot: Snapshot,
  pick: <T>(choices: readonly T[]) => T | undefined,
): StepInput | undefined {
  const leaves = Object.values(document.states).filter(({ kind }) => kind === 'atomic' || kind === 'final');
  const states = [pick(leaves)?.id ?? document.root];
  const repair = (mend: Extract<StepInput, { type: 'repair' }>['repair']): StepInput => ({
    type: 'repair',
    reason: 'by hand',
    repair: mend,
  });
  const timer = pick(snapshot.timers);
  const call = pick(snapshot.calls);
  const key = pick(Object.keys(document.context));
  const value = key === undefined ? null : (document.context[key]?.default ?? null);
  const answer = pick([null, { type: 'hang-up' }, { type: 'reply', ok: true, data: {} }] as const) ?? null;
  return pick<StepInput>([
    repair({ type: 'move', states, actions: 'run', again: false }),
    repair({ type: 'move', states, actions: 'skip', again: true }),
    repair({ type: 'edit', fields: key === undefined ? {} : { [key]: value }, settle: true }),
    repair({ type: 'resume' }),
    ...(timer ? [repair({ type: 'skip-timer', timer: timer.id, arming: timer.arming })] : []),
    ...(call ? [repair({ type: 'skip-effect', effect: call.key, answer })] : []),
    { type: 'migrate', run: 'run-1', from: 1, to: 1, mapping: noMapping, since: {} },
    {
      type: 'revert',
      run: 'run-1',
      from: 1,
      to: 1,
      before: keptOf({ ...snapshot, timers: snapshot.timers.filter(({ due }) => due > now) }),
    },
  ]);
}
