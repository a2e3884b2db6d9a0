import { repairRoutes } from '@orderloom/shared/api';
import type { Problem } from '@orderloom/shared/base';
import type { Hono } from 'hono';
import type { RepairTrial } from '../engine/index.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { createFlowDocuments } from './flow-documents.ts';
import { implement } from './implement.ts';
import { iso, presentOrderDetail } from './present.ts';
import { Refusal } from './refusals.ts';

/** What a person does to one order by hand, and what it would come to. */
export function serveRepairs(app: Hono<Environment>, { store, engine }: HttpDeps): void {
  const documentOf = createFlowDocuments(store.flows);

  implement(app, repairRoutes.previewRepair, async ({ actor, body, param }) => {
    const order = existing(actor.tenant, param('id'));
    const trial = await engine.previewRepair(actor.tenant, order.id, body.repair);
    if (trial.type === 'unknown') throw new Refusal('unknown-order');
    return trial.type === 'refused' ? presentRefused(order.snapshot, trial) : presentTrial(trial);
  });

  implement(app, repairRoutes.repairOrder, async ({ actor, body, param, context }) => {
    const { repair, reason, seq } = body;
    const { tenant, name } = actor;
    context.set('told', { target: param('id'), reason });
    const answer = await engine.repair(tenant, { order: param('id'), repair, reason, seq, actor: name });
    if (answer.type === 'unknown') throw new Refusal('unknown-order');
    if (answer.type === 'moved') throw new Refusal('order-moved', { revision: answer.seq });
    if (answer.type === 'refused') throw new Refusal('repair-refused', { errors: answer.problems });
    const order = existing(tenant, param('id'));
    const { outcome, problems } = answer;
    if (outcome === 'failed') throw new Refusal('step-failed', { errors: problems });
    return { outcome, problems, order: presentOrderDetail(order, documentOf(tenant, order.flow, order.version)) };
  });

  function existing(tenant: string, id: string) {
    const order = store.queries.order(tenant, id);
    if (!order) throw new Refusal('unknown-order');
    return order;
  }
}

type Tried = Extract<RepairTrial, { type: 'tried' }>;
type Standing = Pick<Tried['decision']['snapshot'], 'status' | 'value'>;

const nothing = {
  left: [],
  entered: [],
  armed: [],
  cancelled: [],
  callsOpened: [],
  callsClosed: [],
  effects: [],
  actions: [],
  changes: [],
};

function presentRefused({ status, value }: Standing, { seq, problems }: { readonly seq: number; readonly problems: readonly Problem[] }) {
  return { ...nothing, seq, outcome: 'rejected' as const, problems, status, from: value, to: value };
}

function presentTrial({ seq, status, decision, left, entered, calls }: Tried) {
  const { outcome, problems, from, to, armed, cancelled, effects, actions, changes } = decision;
  const timers = (list: typeof armed) => list.map(({ id, due }) => ({ id, due: iso(due) }));
  const without = (list: typeof calls.before, others: typeof calls.before) =>
    list.filter(({ key }) => !others.some((other) => other.key === key)).map(({ state, call }) => ({ state, call }));
  return {
    seq,
    outcome,
    problems,
    status,
    from: from ?? to,
    to,
    left,
    entered,
    armed: timers(armed),
    cancelled: timers(cancelled),
    callsOpened: without(calls.after, calls.before),
    callsClosed: without(calls.before, calls.after),
    effects: effects.map(({ action, request }) => ({ action, type: request.type })),
    actions: actions.map(({ name }) => name),
    changes,
  };
}
