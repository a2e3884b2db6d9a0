// The one semantics of Orderloom: server, designer, CLI, checker and back-test all step an order through `decide`.
// Owns: what one input makes of one snapshot. Does not own: clocks, storage, delivery; all of that is data in the decision.
//   D1. Pure: the same machine, snapshot, input and `now` give the same decision.
//   D2. A snapshot is plain JSON; continuing from it after JSON equals never having stopped.
//   D3. Nothing is executed: effects, timers and cancels come out as data.
//   D4. An input that is not taken leaves the snapshot object untouched.
import type { Machine } from '../compile/machine.ts';
import { decideEvent } from './decide-event.ts';
import { decideImport } from './decide-import.ts';
import { decideMigrate } from './decide-migrate.ts';
import { decideRepair } from './decide-repair.ts';
import { decideReply } from './decide-reply.ts';
import { decideRevert } from './decide-revert.ts';
import { decideSet } from './decide-set.ts';
import { decideStart } from './decide-start.ts';
import { decideTimer } from './decide-timer.ts';
import { type Attempt, decisionOf, unchanged } from './decision.ts';
import { retryDeferred } from './deferred.ts';
import { notActive } from './refusals.ts';
import type { RepairInput } from './repair.ts';
import { begin, rearmSuspended, send } from './stepping.ts';
import type { Decision, Snapshot, StepInput } from './types.ts';

/**
 * Applies one input to one order.
 * `snapshot` is null only for `start` and `import`; `now` is epoch milliseconds, and never earlier than at the step before.
 * Throws where the drawing itself fails (an action's value cannot be computed, an endless loop): the input is then poisoned and nothing has happened.
 * `source` is the machine an order comes from that moves to another version (`migrate`); `machine` is then the one it moves to.
 */
export function decide(machine: Machine, snapshot: Snapshot | null, input: StepInput, now: number, source?: Machine): Decision {
  if (input.type === 'start') return finish(machine, null, decideStart(machine, input, now), now);
  if (input.type === 'import') return decisionOf(null, decideImport(machine, input, now));
  if (snapshot === null) throw new Error('an order has to be started before anything else can happen to it');
  if (input.type === 'repair') return repaired(machine, snapshot, input, now);
  if (snapshot.status === 'done' && input.type !== 'set') return unchanged(snapshot, 'void', [notActive(snapshot)]);
  if (input.type === 'migrate') return finish(machine, snapshot, decideMigrate(machine, source ?? machine, snapshot, input, now), now);
  if (input.type === 'revert') return finish(machine, snapshot, decideRevert(machine, snapshot, input, now), now);
  if (snapshot.status === 'error' && input.type !== 'set' && input.type !== 'resume')
    return unchanged(snapshot, 'rejected', [notActive(snapshot)]);
  return finish(machine, snapshot, attempt(machine, snapshot, input, now), now);
}

function attempt(
  machine: Machine,
  snapshot: Snapshot,
  input: Exclude<StepInput, { type: 'start' | 'import' | 'migrate' | 'revert' | 'repair' }>,
  now: number,
): Attempt {
  switch (input.type) {
    case 'event':
      return decideEvent(machine, snapshot, input.event, now);
    case 'timer':
      return decideTimer(machine, snapshot, input, now);
    case 'reply':
      return decideReply(machine, snapshot, input, now);
    case 'set':
      return decideSet(machine, snapshot, input, now);
    case 'resume':
      return decideResume(machine, snapshot, now);
  }
}

/** An order that does not run takes none of the events it has parked. */
function repaired(machine: Machine, snapshot: Snapshot, { repair }: RepairInput, now: number): Decision {
  const result = decideRepair(machine, snapshot, repair, now, attempt);
  return result.stepping?.live.status === 'active' ? finish(machine, snapshot, result, now) : decisionOf(snapshot, result);
}

function decideResume(machine: Machine, snapshot: Snapshot, now: number): Attempt {
  if (snapshot.status !== 'error') return { outcome: 'void', problems: [notActive(snapshot)] };
  const { error: _error, ...rest } = snapshot;
  const stepping = begin(machine, { ...rest, status: 'active' }, now);
  rearmSuspended(stepping);
  send(stepping, { type: 'xstate.init' });
  return { outcome: 'applied', problems: [], stepping };
}

function finish(machine: Machine, before: Snapshot | null, result: Attempt, now: number): Decision {
  if (result.stepping?.live.status === 'active' && result.outcome === 'applied') retryDeferred(machine, result.stepping, now);
  return decisionOf(before, result);
}
