import type { RepairProposal } from '@orderloom/shared/api';
import { fail, ok, type Problem, type Result } from '@orderloom/shared/base';
import type { Repair, RepeatableInput, StepInput } from '@orderloom/shared/step';
import type { EngineTransaction, JournalRow, StoredOrder } from '../store/index.ts';
import { deliveryWaits, effectGone, effectUnderWay, noSuchStep, noSuchTimer } from './repair-problems.ts';

interface Reads {
  journalOf(tenant: string, order: string): readonly JournalRow[];
}

/** What a person proposes, completed with what the order knows; refused where it means nothing (any more). */
export function repairFor(
  store: Reads,
  tx: Pick<EngineTransaction, 'outboxItem' | 'incidentsOf'>,
  order: StoredOrder,
  proposal: RepairProposal,
): Result<Repair, Problem> {
  switch (proposal.type) {
    case 'move':
    case 'edit':
    case 'resume':
      return ok(proposal);
    case 'retry':
      return retryOf(store, tx, order, proposal.step);
    case 'skip-effect': {
      const fault = unskippable(tx, order, proposal.effect);
      return fault ? fail(fault) : ok(proposal);
    }
    case 'retry-timer':
    case 'skip-timer': {
      const timer = order.snapshot.timers.find(({ arming }) => arming === proposal.arming);
      return timer ? ok({ type: proposal.type, timer: timer.id, arming: timer.arming }) : fail(noSuchTimer());
    }
  }
}

function unskippable(tx: Pick<EngineTransaction, 'outboxItem'>, order: StoredOrder, effect: string): Problem | undefined {
  const row = tx.outboxItem(order.tenant, effect);
  // A call that asks nobody has no row; it is answered by hand.
  if (!row) return order.snapshot.calls.some(({ key }) => key === effect) ? undefined : effectGone();
  if (row.status === 'delivering') return effectUnderWay();
  return row.order === order.id && (row.status === 'pending' || row.status === 'dead') ? undefined : effectGone();
}

function retryOf(store: Reads, tx: Pick<EngineTransaction, 'incidentsOf'>, order: StoredOrder, step: number): Result<Repair, Problem> {
  const row = store.journalOf(order.tenant, order.id).find(({ seq }) => seq === step);
  const input = row && (row.outcome === 'failed' || row.outcome === 'rejected') ? repeatable(row.input) : undefined;
  if (!input) return fail(noSuchStep());
  // The delivery keeps the key under which the event is applied once, and may hold more than this one event.
  const waits = tx.incidentsOf(order.row).some(({ detail }) => detail.step === step && detail.inbox !== undefined);
  return waits ? fail(deliveryWaits()) : ok({ type: 'retry', step, input });
}

function repeatable(input: StepInput): RepeatableInput | undefined {
  switch (input.type) {
    case 'event':
    case 'timer':
    case 'reply':
    case 'set':
      return input;
    case 'repair':
      return input.repair.type === 'retry' ? input.repair.input : undefined;
    default:
      return undefined;
  }
}
