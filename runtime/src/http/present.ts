import type { Json } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { reasonsField } from '@orderloom/shared/order';
import type { StepInput } from '@orderloom/shared/step';
import { markedMapping } from '../intake/index.ts';
import type { FlowStore, FlowVersionRow, InboxRow, JournalRow, ListedOrder, OrderRecord, OutboxRow, TimerRow } from '../store/index.ts';

type FlowRow = ReturnType<FlowStore['list']>[number];

/** Instants leave the server as ISO 8601 texts in UTC. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

export function presentFlow(row: FlowRow) {
  const { id, name, version, revision, dirty, states, activeOrders } = row;
  return { id, name, version, revision, dirty, states, activeOrders, updatedAt: iso(row.updatedAt) };
}

export function presentVersion(row: FlowVersionRow) {
  return { ...row, publishedAt: iso(row.publishedAt) };
}

/** `document` is the version the order is pinned to. */
export function presentOrder(row: ListedOrder, document: FlowDocument | undefined) {
  const { id, externalId, channel, flow, version, status, states, tags, amount } = row;
  return {
    id,
    externalId,
    channel,
    flow,
    flowName: document?.name ?? {},
    version,
    status,
    states,
    stateLabels: states.map((state) => document?.states[state]?.label ?? {}),
    tags,
    reasons: row.reasons,
    amount,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}

export function presentOrderDetail(order: OrderRecord, document: FlowDocument | undefined) {
  const { seq, value, context, calls, deferred, paused, error } = order.snapshot;
  return {
    ...presentOrder({ ...order, reasons: readTexts(context[reasonsField]) }, document),
    seq,
    value,
    context,
    calls,
    timers: order.timers.map(presentTimer),
    paused: paused ?? [],
    deferred: deferred.map(({ event, until }) => ({ type: event.type, until: iso(until) })),
    error: error ?? null,
  };
}

function readTexts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export function presentTimer({ order, id, arming, due, status }: TimerRow) {
  return { order, id, arming, status, due: iso(due) };
}

export function presentJournal(row: JournalRow) {
  const { seq, actor, outcome, from, to, transitions, entered, actions, changes, effects, notes } = row;
  return {
    seq,
    at: iso(row.at),
    ...described(row.input),
    actor,
    outcome,
    from,
    to,
    transitions,
    entered,
    actions,
    changes,
    effects,
    timers: {
      armed: row.armed.map(({ id, due }) => ({ id, due })),
      cancelled: row.cancelled.map(({ id }) => ({ id })),
    },
    notes: notes.map(({ type, text }) => ({ type, text })),
    problems: row.problems,
  };
}

function described(input: StepInput) {
  switch (input.type) {
    case 'start':
      return { input: input.type, name: '', payload: input.data };
    case 'import':
      return { input: input.type, name: '', payload: { data: input.data, states: input.states } };
    case 'event': {
      const { type, ...payload } = input.event;
      return { input: input.type, name: type, payload };
    }
    case 'timer':
      return { input: input.type, name: input.id, payload: null };
    case 'reply':
      return { input: input.type, name: input.call, payload: { ok: input.ok, data: input.data } };
    case 'set':
      return { input: input.type, name: '', payload: input.fields };
    case 'resume':
      return { input: input.type, name: '', payload: null };
    case 'repair':
      return { input: input.type, name: input.repair.type, payload: { reason: input.reason, repair: input.repair } };
    case 'migrate':
    case 'revert':
      return { input: input.type, name: input.run, payload: { from: input.from, to: input.to } };
  }
}

export function presentInbox(row: InboxRow) {
  const { id, channel, deliveryId, status, orders, problems, body } = row;
  return { id, channel, deliveryId, status, orders, problems, body, receivedAt: iso(row.receivedAt), mapping: markedMapping(row.headers) };
}

export function presentOutbox(row: OutboxRow) {
  const { key, order, destination, request, status, attempts, lastError, cause, response } = row;
  return {
    key,
    order,
    destination,
    request: withoutCredentials(request),
    status,
    attempts,
    nextAttemptAt: row.nextAttemptAt === null ? null : iso(row.nextAttemptAt),
    lastError,
    cause,
    response,
    createdAt: iso(row.createdAt),
    endedAt: row.endedAt === null ? null : iso(row.endedAt),
  };
}

/** Credentials in headers, and robot keys in addresses, are not for the screen. */
function withoutCredentials(request: OutboxRow['request']) {
  if (request.type === 'wecom') return { ...request, url: request.url.replace(/(key=)[^&]+/, '$1…') };
  if (request.type !== 'http') return request;
  const headers = Object.entries(request.headers).map(([name, value]) => [name, /auth|token|secret|key|cookie/i.test(name) ? '…' : value]);
  return { ...request, headers: Object.fromEntries(headers) };
}
