// Owns: one item of an incident, mended for a job. Its repair, its leaving the incident and its result are one transaction, so that
// a mend that is cut off goes on without doing anything twice.
import type { Mend, RepairProposal, SkipAnswer } from '@orderloom/shared/api';
import type { Problem } from '@orderloom/shared/base';
import type { EngineTransaction, OpenItem } from '../store/index.ts';
import type { Job, Unit } from './commit-queue.ts';
import type { HotOrder } from './hot-orders.ts';
import { stepFailed, unknownOrder } from './problems.ts';
import { endEffect, type RepairDeps, repairOrder, tryRepair } from './repair-order.ts';
import { effectGone, mendUnfit } from './repair-problems.ts';
import type { MendAnswer, MendRequest } from './repair-types.ts';

type Plan =
  | { readonly type: 'repair'; readonly repair: RepairProposal }
  | { readonly type: 'redrive'; readonly effect: string }
  | { readonly type: 'replay'; readonly inbox: string }
  | { readonly type: 'dismiss' }
  | { readonly type: 'unfit' };

const unfit: Plan = { type: 'unfit' };

/** What a mend means for one item. */
function planFor(item: OpenItem, mend: Mend, order: HotOrder | undefined): Plan {
  if (mend.type === 'move') return order ? { type: 'repair', repair: mend } : unfit;
  return mend.type === 'retry' ? planRetry(item) : planSkip(item, mend.answer, order);
}

function planRetry({ cause, detail: { effect, arming, inbox, step } }: OpenItem): Plan {
  if (cause.type === 'effect-dead') return effect === undefined ? unfit : { type: 'redrive', effect };
  if (cause.type === 'order-stopped') return { type: 'repair', repair: { type: 'resume' } };
  if (arming !== undefined) return { type: 'repair', repair: { type: 'retry-timer', arming } };
  if (inbox !== undefined) return { type: 'replay', inbox };
  return step === undefined ? unfit : { type: 'repair', repair: { type: 'retry', step } };
}

function planSkip({ cause, detail: { effect, arming } }: OpenItem, answer: SkipAnswer, order: HotOrder | undefined): Plan {
  if (cause.type === 'order-stopped') return unfit;
  if (arming !== undefined) return { type: 'repair', repair: { type: 'skip-timer', arming } };
  if (effect === undefined) return { type: 'dismiss' };
  const waits = order?.snapshot.calls.some(({ key }) => key === effect) ?? false;
  return { type: 'repair', repair: { type: 'skip-effect', effect, answer: waits ? answer : null } };
}

export function mendJob(deps: RepairDeps, tenant: string, request: MendRequest): Job<MendAnswer> {
  const { job, item: row } = request;

  function save(unit: Unit, item: OpenItem | undefined, answer: MendAnswer): MendAnswer {
    if (answer.type === 'replay' || answer.type === 'gone') return answer;
    const problems = answer.type === 'refused' ? answer.problems : [];
    unit.tx.saveMendResult(job, { item: row, orderRow: item?.orderRow ?? null, outcome: answer.type, problems });
    return answer;
  }

  return {
    run(unit) {
      const item = itemOf(unit.tx, tenant, row);
      return item ? save(unit, item, mend(deps, unit, item, request)) : { type: 'gone' };
    },
    failed: (unit, error) => save(unit, itemOf(unit.tx, tenant, row), { type: 'refused', problems: [stepFailed(error)] }),
  };
}

function itemOf(tx: EngineTransaction, tenant: string, row: number): OpenItem | undefined {
  const item = tx.incidentItem(row);
  return item?.tenant === tenant ? item : undefined;
}

function mend(deps: RepairDeps, unit: Unit, item: OpenItem, request: MendRequest): MendAnswer {
  const { tenant, detail } = item;
  const order = item.order === null ? undefined : unit.orders.get(tenant, item.order);
  const plan = planFor(item, request.mend, order);
  const now = deps.clock.now();
  switch (plan.type) {
    case 'replay':
      return plan;
    case 'unfit':
      return { type: 'refused', problems: [mendUnfit()] };
    case 'dismiss':
      if (detail.inbox !== undefined) unit.tx.dismissDelivery(tenant, detail.inbox);
      return leave(unit, item, now);
    case 'redrive':
      return redrive(unit, item, plan.effect, now);
    case 'repair':
      return order
        ? repairItem(deps, unit, item, order, request, plan.repair)
        : { type: 'refused', problems: [unknownOrder(item.order ?? '')] };
  }
}

function redrive(unit: Unit, item: OpenItem, key: string, now: number): MendAnswer {
  const { tenant } = item;
  if (!unit.tx.redriveOutbox(tenant, key, now)) return { type: 'refused', problems: [effectGone()] };
  unit.tell({ type: 'change', tenant, change: { type: 'outbox', key } });
  unit.tell({ type: 'effects' });
  return leave(unit, item, now);
}

function repairItem(
  deps: RepairDeps,
  unit: Unit,
  item: OpenItem,
  order: HotOrder,
  request: MendRequest,
  repair: RepairProposal,
): MendAnswer {
  const now = deps.clock.now();
  const answer = repairOrder(deps, unit, order, { ...request, repair });
  if (answer.type === 'refused') return answer;
  // Whoever moves an order away from a dead letter has given that up.
  if (item.detail.effect !== undefined && request.mend.type === 'move')
    endEffect(unit, item.tenant, item.detail.effect, { status: 'skipped', response: null, lastError: null, endedAt: now });
  return leave(unit, item, now);
}

/** Most have left by what was done; what has not is done with all the same. */
function leave({ tx }: Unit, { row }: OpenItem, now: number): MendAnswer {
  const still = tx.incidentItem(row);
  if (still) tx.closeIncidentItem(still, now);
  return { type: 'mended' };
}

/** What mending would come to; a replay is only known when it is done. */
export function tryItem(
  deps: RepairDeps,
  tx: EngineTransaction,
  orderOf: (tenant: string, id: string) => HotOrder | undefined,
  tenant: string,
  row: number,
  mendWith: Mend,
): MendAnswer {
  const item = itemOf(tx, tenant, row);
  if (!item) return { type: 'gone' };
  const order = item.order === null ? undefined : orderOf(tenant, item.order);
  const plan = planFor(item, mendWith, order);
  if (plan.type === 'unfit') return { type: 'refused', problems: [mendUnfit()] };
  if (plan.type === 'replay') return plan;
  if (plan.type !== 'repair') return { type: 'mended' };
  if (!order) return { type: 'refused', problems: [unknownOrder(item.order ?? '')] };
  const trial = tryRepair(deps, tx, order, plan.repair);
  if (trial.type === 'unknown') return { type: 'gone' };
  const refused = trial.type === 'refused' ? trial.problems : trial.decision.problems;
  const wouldNot = trial.type === 'refused' || trial.decision.outcome === 'rejected' || trial.decision.outcome === 'void';
  return wouldNot ? { type: 'refused', problems: refused } : { type: 'mended' };
}

/** Writes down what came of a replay: mended when the item has gone with it. */
export function replayNoteJob(
  tenant: string,
  { job, item: row }: Pick<MendRequest, 'job' | 'item'>,
  problems: readonly Problem[],
): Job<MendAnswer> {
  return {
    run({ tx }) {
      const item = itemOf(tx, tenant, row);
      const answer: MendAnswer = item ? { type: 'refused', problems } : { type: 'mended' };
      tx.saveMendResult(job, { item: row, orderRow: item?.orderRow ?? null, outcome: answer.type, problems: item ? problems : [] });
      return answer;
    },
  };
}
