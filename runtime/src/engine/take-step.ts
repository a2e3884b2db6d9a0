// Owns: what one input does to the rows of one order. Does not own: the transaction, dedupe, sending effects.
//   E3. The journal's sequence numbers of an order have no gaps: the snapshot's `seq` is the last one's, whatever its outcome.
//   E4. A journal row holds the whole input and the instant, so that `decide` gives the same snapshot again.
import type { Effect } from '@orderloom/shared/actions';
import type { FlowDocument } from '@orderloom/shared/document';
import { mergeKeyOf, mergeWithField } from '@orderloom/shared/order';
import { type Decision, decide, type Snapshot, type StepInput } from '@orderloom/shared/step';
import { crashPoint } from '../crash-points.ts';
import type { EffectSenders } from '../effects/index.ts';
import type { EngineNumbers } from '../metrics/engine-numbers.ts';
import type { JournalRow, NewOutboxRow, ReleaseStore, StoredOrder } from '../store/index.ts';
import type { Unit } from './commit-queue.ts';
import type { HotOrder } from './hot-orders.ts';
import type { LoadedVersion } from './machines.ts';
import { headOf } from './order-head.ts';
import { stepFailed } from './problems.ts';
import { referencesOf } from './references.ts';
import type { Clock, Log, SendInput } from './types.ts';
import { BeyondLimit, largeSnapshotBytes, type StepLimits, withinLimits } from './within-limits.ts';

export interface StepDeps {
  readonly clock: Clock;
  readonly effects: EffectSenders;
  version(tenant: string, flow: string, version: number): LoadedVersion;
  /** Counts against a version on trial. */
  readonly noteTrouble: ReleaseStore['noteTrouble'];
  readonly limits: StepLimits;
  readonly numbers: EngineNumbers;
  readonly log: Log;
}

/** Who brought an input, and what it must not be applied twice under. */
export interface Cause {
  readonly actor: string;
  readonly key: string | null;
  /** Under what others speak of the order, as far as they told with this. */
  readonly references?: readonly string[] | undefined;
  /** The `traceparent` that effects of the step go below. */
  readonly trace?: string | undefined;
}

/** An order about to be created. */
export type NewOrder = Pick<StoredOrder, 'tenant' | 'id' | 'externalId' | 'channel' | 'flow' | 'version'>;

/** Creates an order and takes its first step. Throws `RefusedStart` when the data does not fit. */
export function startOrder(deps: StepDeps, unit: Unit, order: NewOrder, data: Snapshot['context'], cause: Cause): Decision {
  const { machine, textFields } = deps.version(order.tenant, order.flow, order.version);
  const now = deps.clock.now();
  const mergeKey = mergeKeyOf(data);
  const met = mergeKey === undefined ? data : withMerges(unit, order.tenant, mergeKey, machine.document, data);
  const input: StepInput = { type: 'start', order: order.id, data: met };
  const decision = decide(machine, null, input, now);
  const head = headOf(decision.snapshot, order.externalId, textFields, now);
  const draft = { ...order, createdAt: now, updatedAt: now, snapshot: decision.snapshot, states: [], search: '', size: 0 };
  const stored = unit.tx.insertOrder({ ...draft, keys: cause.key === null ? '\n' : `\n${cause.key}\n` }, head, mergeKey);
  hold(deps, decision.snapshot, decision.effects, stored.size);
  record(deps, unit, stored, journalRow(decision, decision.snapshot.seq, input, cause.actor, now), decision, cause);
  return decision;
}

/** Orders it could go together with, for flows that want to know: part of the input, so that the step can be computed again. */
function withMerges(unit: Unit, tenant: string, key: string, { context }: FlowDocument, data: Snapshot['context']): Snapshot['context'] {
  if (context[mergeWithField]?.type.type !== 'list' || data[mergeWithField] !== undefined) return data;
  const found = unit.tx.mergeable(tenant, key);
  return found.length === 0 ? data : { ...data, [mergeWithField]: found };
}

/** Applies one input to an order. What it did not take is journaled too, unless `quiet`. */
export function stepOrder(deps: StepDeps, unit: Unit, order: HotOrder, input: SendInput, cause: Cause, quiet = false): Decision {
  const { machine, textFields } = deps.version(order.tenant, order.flow, order.version);
  const now = Math.max(deps.clock.now(), order.updatedAt);
  const decision = decide(machine, order.snapshot, input, now);
  crashPoint('stepped');
  const untouched = decision.snapshot === order.snapshot;
  if (untouched && quiet) return decision;
  const snapshot = untouched ? counted(order.snapshot) : decision.snapshot;
  // What was refused keeps no key: sent again, it is tried again.
  const key = decision.outcome === 'rejected' ? null : cause.key;
  const keys = key === null || order.keys === undefined ? order.keys : `${order.keys}${key}\n`;
  const stored = unit.tx.updateOrder(order, snapshot, headOf(snapshot, order.externalId, textFields, now), keys);
  hold(deps, snapshot, decision.effects, stored.size);
  if (order.size <= largeSnapshotBytes && stored.size > largeSnapshotBytes) tellLarge(deps, stored);
  const { references, trace } = cause;
  record(deps, unit, stored, journalRow(decision, snapshot.seq, input, cause.actor, now), decision, { key, references, trace });
  return untouched ? { ...decision, snapshot } : decision;
}

/** Notes in the order's journal that an input could not be computed. */
export function noteFailure(deps: StepDeps, unit: Unit, order: HotOrder, input: SendInput, actor: string, error: unknown): Snapshot {
  // An order whose journal is full takes no more notes either, or refusals would fill the disk.
  if (order.snapshot.seq > deps.limits.entries) return order.snapshot;
  const now = Math.max(deps.clock.now(), order.updatedAt);
  const snapshot = counted(order.snapshot);
  const stored = unit.tx.updateOrder(order, snapshot, { ...headOf(snapshot, order.externalId, [], now), search: order.search });
  const { value } = snapshot;
  const told = { outcome: 'failed', from: value, to: value, problems: [stepFailed(error)] } as const;
  const row: JournalRow = { ...nothing, ...told, seq: snapshot.seq, at: now, actor, input };
  record(deps, unit, stored, row, { effects: [], armed: [], cancelled: [] }, { key: null });
  return snapshot;
}

/** Throws `BeyondLimit`: the transaction or its part is undone, and the input fails. */
function hold({ limits }: StepDeps, snapshot: Snapshot, effects: Decision['effects'], snapshotBytes: number): void {
  const beyond = withinLimits({ snapshot, effects }, snapshotBytes, limits);
  if (beyond) throw new BeyondLimit(beyond);
}

/** Once, when an order grows large: it costs each of its steps, and there is a limit ahead. */
function tellLarge({ log, limits }: StepDeps, { tenant, id, flow, size }: StoredOrder): void {
  log.warn({ tenant, order: id, flow, bytes: size, limit: limits.snapshotBytes }, 'an order has become large');
}

/** The snapshot after a journal row that changed nothing else. */
export function counted(snapshot: Snapshot): Snapshot {
  return { ...snapshot, seq: snapshot.seq + 1 };
}

/** What `decide` says, as the journal keeps it. */
export function journalRow(decision: Decision, seq: number, input: StepInput, actor: string, at: number): JournalRow {
  const { outcome, problems, from, to, transitions, entered, actions, changes, effects, armed, cancelled, notes } = decision;
  const asked = effects.map(({ key, action, request }) => ({ key, action, type: request.type }));
  // Written out: it is done for every event, and a spread takes ten times as long.
  return {
    seq,
    at,
    actor,
    input,
    outcome,
    from,
    to,
    transitions,
    entered,
    actions,
    changes,
    effects: asked,
    armed,
    cancelled,
    notes,
    problems,
  };
}

const nothing = { transitions: [], entered: [], actions: [], changes: [], effects: [], armed: [], cancelled: [], notes: [] };

/** Writes down what a step gave, once its order is written. */
export function record(
  deps: StepDeps,
  unit: Unit,
  order: HotOrder,
  row: JournalRow,
  { effects, armed, cancelled }: Pick<Decision, 'effects' | 'armed' | 'cancelled'>,
  { key, references, trace }: Omit<Cause, 'actor'>,
): void {
  const { tenant, id, flow } = order;
  unit.orders.put(order);
  deps.numbers.step(row.outcome);
  if (row.outcome === 'failed') deps.noteTrouble(tenant, flow, order.version, 'failed-step', id);
  else if (order.snapshot.status === 'error') deps.noteTrouble(tenant, flow, order.version, 'stuck', id);
  unit.tx.appendJournal(order, row, key);
  crashPoint('journaled');
  for (const reference of referencesOf(row, effects, references)) unit.tx.saveReference(order, reference);
  for (const timer of cancelled) unit.tx.removeTimer(order, timer.arming);
  for (const timer of armed) {
    unit.tx.armTimer(order, timer);
    unit.tell({ type: 'armed', due: timer.due });
  }
  const sendable = effects.filter(isSendable);
  for (const effect of sendable) unit.tx.insertOutbox(outboxRow(deps, order, effect, row.at, trace));
  if (sendable.length > 0) unit.tell({ type: 'effects' });
  unit.tell({ type: 'change', tenant, change: { type: 'order', order: id, flow, seq: row.seq, created: row.seq === 1 } });
}

/** A call that asks nobody is answered by hand; there is nothing to send. */
export function isSendable(effect: Effect): boolean {
  return effect.request.type !== 'none';
}

function outboxRow(deps: StepDeps, order: StoredOrder, effect: Effect, now: number, trace: string | undefined): NewOutboxRow {
  const { key, action, request, call } = effect;
  return {
    tenant: order.tenant,
    key,
    order: order.id,
    action,
    destination: deps.effects.get(request.type)?.destination(request) ?? request.type,
    request,
    call: call ?? null,
    status: 'pending',
    attempts: 0,
    nextAttemptAt: now,
    lastError: null,
    response: null,
    createdAt: now,
    trace: trace ?? null,
  };
}
