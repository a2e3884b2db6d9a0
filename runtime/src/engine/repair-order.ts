// Owns: one repair of one order, as one job of the commit queue.
//   E3, E4. A repair is a step like any other: journaled with its reason and who did it, computed again by `verify`.
//   It is planned on a journal number; when the order has moved since, nothing is done. What is refused leaves no trace.
import type { RepairProposal } from '@orderloom/shared/api';
import { decide, leafStates, type Repair, type RepairInput } from '@orderloom/shared/step';
import type { EngineStore, EngineTransaction, OutboxRow } from '../store/index.ts';
import type { Job, Unit } from './commit-queue.ts';
import type { HotOrder } from './hot-orders.ts';
import { stepFailed } from './problems.ts';
import { repairFor } from './repair-input.ts';
import type { RepairAnswer, RepairRequest, RepairTrial } from './repair-types.ts';
import { type StepDeps, stepOrder } from './take-step.ts';

export interface RepairDeps extends StepDeps {
  readonly store: EngineStore;
}

export function repairJob(deps: RepairDeps, tenant: string, request: RepairRequest): Job<RepairAnswer> {
  return {
    run(unit) {
      const order = unit.orders.get(tenant, request.order);
      if (!order) return { type: 'unknown' };
      if (order.snapshot.seq !== request.seq) return { type: 'moved', seq: order.snapshot.seq };
      return repairOrder(deps, unit, order, request);
    },
    failed: (_unit, error) => ({ type: 'refused', problems: [stepFailed(error)] }),
  };
}

/** Repairs an order inside a transaction; throws where the drawing itself fails. */
export function repairOrder(
  deps: RepairDeps,
  unit: Unit,
  order: HotOrder,
  { repair: proposal, reason, actor }: Pick<RepairRequest, 'repair' | 'reason' | 'actor'>,
): Extract<RepairAnswer, { type: 'repaired' | 'refused' }> {
  const planned = repairFor(deps.store, unit.tx, order, proposal);
  if (!planned.ok) return { type: 'refused', problems: [planned.error] };
  const input: RepairInput = { type: 'repair', reason, repair: planned.value };
  const { outcome, problems } = decideOn(deps, order, input);
  if (outcome === 'rejected' || outcome === 'void') return { type: 'refused', problems };
  const fired = firedBy(planned.value);
  if (fired !== undefined) unit.tx.removeTimer(order, fired);
  stepOrder(deps, unit, order, input, { actor, key: null });
  settleEffect(unit, order, planned.value, deps.clock.now());
  return { type: 'repaired', outcome, problems };
}

/** What a repair would do to an order as last committed. */
export function tryRepair(
  deps: RepairDeps,
  tx: Pick<EngineTransaction, 'outboxItem' | 'incidentsOf'>,
  order: HotOrder,
  proposal: RepairProposal,
): RepairTrial {
  const { seq } = order.snapshot;
  try {
    const planned = repairFor(deps.store, tx, order, proposal);
    if (!planned.ok) return { type: 'refused', seq, problems: [planned.error] };
    const decision = decideOn(deps, order, { type: 'repair', reason: '', repair: planned.value });
    const { calls, status, value } = decision.snapshot;
    const [before, after] = [leafStates(order.snapshot.value), leafStates(value)];
    return {
      type: 'tried',
      seq,
      status,
      decision,
      left: before.filter((state) => !after.includes(state)),
      entered: after.filter((state) => !before.includes(state) || decision.entered.includes(state)),
      calls: { before: order.snapshot.calls, after: calls },
    };
  } catch (error) {
    return { type: 'refused', seq, problems: [stepFailed(error)] };
  }
}

function decideOn(deps: RepairDeps, order: HotOrder, input: RepairInput) {
  const { machine } = deps.version(order.tenant, order.flow, order.version);
  return decide(machine, order.snapshot, input, Math.max(deps.clock.now(), order.updatedAt));
}

/** The arming of the timer that a repair fires: its row leaves with the step. */
function firedBy(repair: Repair): number | undefined {
  if (repair.type === 'retry-timer') return repair.arming;
  return repair.type === 'retry' && repair.input.type === 'timer' ? repair.input.arming : undefined;
}

/** The outbox follows what the person decided about an effect. */
function settleEffect(unit: Unit, { tenant }: HotOrder, repair: Repair, now: number): void {
  if (repair.type === 'skip-effect')
    endEffect(unit, tenant, repair.effect, { status: 'skipped', response: null, lastError: null, endedAt: now });
  else if (repair.type === 'retry' && repair.input.type === 'reply' && repair.input.ok) {
    const { call, data } = repair.input;
    endEffect(unit, tenant, call, { status: 'delivered', response: data, lastError: null, endedAt: now, cause: null });
  }
}

type End = Pick<OutboxRow, 'status' | 'response' | 'lastError' | 'endedAt'> & Partial<Pick<OutboxRow, 'cause'>>;

export function endEffect(unit: Unit, tenant: string, key: string, end: End): void {
  const row = unit.tx.outboxItem(tenant, key);
  if (!row || row.status === 'delivered') return;
  const { attempts, cause } = row;
  unit.tx.updateOutbox(tenant, key, { attempts, cause, nextAttemptAt: null, ...end, lastError: end.lastError ?? row.lastError });
  unit.tell({ type: 'change', tenant, change: { type: 'outbox', key } });
  // Those that wait behind it in order may go.
  unit.tell({ type: 'effects' });
}
