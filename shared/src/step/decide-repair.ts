import type { Machine } from '../compile/machine.ts';
import { decideMove } from './decide-move.ts';
import { decideReply } from './decide-reply.ts';
import { decideSet } from './decide-set.ts';
import { decideTimer } from './decide-timer.ts';
import type { Attempt } from './decision.ts';
import { notActive } from './refusals.ts';
import type { Repair, RepeatableInput, SkipEffectRepair } from './repair.ts';
import { answerMissing, callNotOpen, timerGone } from './repair-refusals.ts';
import { begin, cancel } from './stepping.ts';
import type { Snapshot } from './types.ts';

type Attempting = (machine: Machine, snapshot: Snapshot, input: RepeatableInput | { readonly type: 'resume' }, now: number) => Attempt;

/** What a person's repair makes of an order. An order that has ended or stopped takes those repairs that need no running order. */
export function decideRepair(machine: Machine, snapshot: Snapshot, repair: Repair, now: number, attempt: Attempting): Attempt {
  switch (repair.type) {
    case 'move':
      return decideMove(machine, snapshot, repair, now);
    case 'edit':
      return decideSet(machine, snapshot, { type: 'set', fields: repair.fields, settle: repair.settle }, now);
    case 'resume':
      return attempt(machine, snapshot, repair, now);
    case 'retry':
      return snapshot.status === 'active' ? attempt(machine, snapshot, repair.input, now) : refuse(notActive(snapshot));
    case 'skip-effect':
      return skipEffect(machine, snapshot, repair, now);
    case 'retry-timer':
      if (!stands(snapshot, repair.arming)) return refuse(timerGone());
      return decideTimer(machine, snapshot, { type: 'timer', id: repair.timer, arming: repair.arming }, now);
    case 'skip-timer':
      return stands(snapshot, repair.arming) ? skipTimer(machine, snapshot, repair.arming, now) : refuse(timerGone());
  }
}

function refuse(problem: Attempt['problems'][number]): Attempt {
  return { outcome: 'rejected', problems: [problem] };
}

function stands(snapshot: Snapshot, arming: number): boolean {
  return snapshot.timers.some((timer) => timer.arming === arming);
}

function skipEffect(machine: Machine, snapshot: Snapshot, { effect, answer }: SkipEffectRepair, now: number): Attempt {
  const open = snapshot.calls.some((call) => call.key === effect);
  if (open && answer === null) return refuse(answerMissing());
  if (!open && answer !== null) return refuse(callNotOpen());
  if (answer?.type === 'reply') return decideReply(machine, snapshot, { ...answer, call: effect }, now);
  const stepping = begin(machine, snapshot, now);
  stepping.calls = stepping.calls.filter((call) => call.key !== effect);
  return { outcome: 'applied', problems: [], stepping };
}

function skipTimer(machine: Machine, snapshot: Snapshot, arming: number, now: number): Attempt {
  const stepping = begin(machine, snapshot, now);
  stepping.deferred = stepping.deferred.filter((parked) => parked.arming !== arming);
  cancel(stepping, (timer) => timer.arming === arming);
  return { outcome: 'applied', problems: [], stepping };
}
