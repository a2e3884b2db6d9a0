// Owns: one delivery or call, from dedupe to inbox row, as one job of the commit queue.
//   E1. The inbox row is written in the transaction of the steps.
//   E2. A key that was applied to an order is never applied to it again: asked and kept in that same transaction, so concurrency
//       cannot slip between. Keys lie with their order's steps; those of inputs that make an order without a number lie apart.
//   E5. A command that throws undoes the whole submission; the delivery is then kept as quarantined, with the reason.
// What was refused, or met no order, keeps no key: sending it again tries it again.
import { RefusedStart } from '@orderloom/shared/step';
import type { InboxChange, InboxStatus } from '../store/index.ts';
import type { Job, Unit } from './commit-queue.ts';
import type { HotOrder } from './hot-orders.ts';
import { olderThanKnown, orderExists, stepFailed, unknownOrder, unpublishedFlow } from './problems.ts';
import { type Cause, noteFailure, type StepDeps, startOrder, stepOrder } from './take-step.ts';
import type { Command, CommandResult, IdSource, Modification, SendInput, Submission, SubmitResult } from './types.ts';

export interface SubmissionDeps extends StepDeps {
  readonly ids: IdSource;
  /** The version a new order gets. */
  versionFor(tenant: string, flow: string, channel: string, externalId: string): number | undefined;
}

type Creation = Pick<Extract<Command, { type: 'create' }>, 'flow' | 'channel' | 'externalId' | 'data' | 'ifExists'>;

export function submissionJob(deps: SubmissionDeps, submission: Submission): Job<SubmitResult> {
  /** The command under way; after a throw, the one that threw. */
  let at = 0;

  function run(unit: Unit): SubmitResult {
    const results = submission.commands.map((command, index) => {
      at = index;
      return once(deps, unit, submission, command, index);
    });
    return { inbox: keepDelivery(deps, unit, submission, results), results };
  }

  function failed(unit: Unit, error: unknown): SubmitResult {
    const command = submission.commands[at];
    const order = command && noteOnOrder(deps, unit, submission, command, error);
    const problems = [stepFailed(error)];
    const results = submission.commands.map((_command, index): CommandResult => {
      const own = index === at ? order : undefined;
      return { outcome: 'failed', order: own?.id ?? null, seq: own?.seq ?? 0, created: false, problems };
    });
    return { inbox: keepDelivery(deps, unit, submission, results), results };
  }

  return { run, failed };
}

/** E2 */
function once(deps: SubmissionDeps, unit: Unit, submission: Submission, command: Command, index: number): CommandResult {
  const { tenant, source } = submission;
  const delivery = submission.delivery ?? submission.replayOf;
  const key = command.dedupeKey ?? (delivery && `${delivery.deliveryId}#${index}`);
  if (key === undefined) return apply(deps, unit, submission, command, targetOf(unit, tenant, command), null);
  if (command.type === 'create' && command.externalId === undefined) return createOnce(deps, unit, submission, command, key);
  const order = targetOf(unit, tenant, command);
  const scoped = source === channelOf(command, order) ? key : `${source}\t${key}`;
  const keyed = order && unit.orders.withKeys(order);
  if (keyed?.keys.includes(`\n${scoped}\n`)) return duplicate(deps, keyed.id, unit.tx.stepUnder(keyed, scoped) ?? 0);
  if (!command.modified) return apply(deps, unit, submission, command, keyed, scoped);
  return applyUnlessOlder(deps, unit, submission, command, command.modified, keyed, scoped);
}

/** What speaks of an instant before one that was taken already would bring back what is over. */
function applyUnlessOlder(
  deps: SubmissionDeps,
  unit: Unit,
  submission: Submission,
  command: Command,
  { about, at }: Modification,
  order: HotOrder | undefined,
  key: string,
): CommandResult {
  const newest = order && unit.tx.modifiedAt(order, about);
  if (order && newest !== undefined && newest > at) {
    return { outcome: 'ignored', order: order.id, seq: 0, created: false, problems: [olderThanKnown(at, newest)] };
  }
  const result = apply(deps, unit, submission, command, order, key);
  const touched = result.order === null || result.outcome === 'rejected' ? undefined : unit.orders.get(submission.tenant, result.order);
  if (touched && at > (newest ?? 0)) unit.tx.saveModified(touched, about, at);
  return result;
}

function createOnce(deps: SubmissionDeps, unit: Unit, submission: Submission, creation: Creation, key: string): CommandResult {
  const { tenant, source } = submission;
  const known = unit.tx.applied(tenant, source, key);
  if (known) return duplicate(deps, known.order, known.seq);
  const result = create(deps, unit, submission, creation, undefined, null);
  const { outcome, order, seq } = result;
  if (outcome === 'applied') unit.tx.saveApplied(tenant, source, key, { order, seq, outcome });
  return result;
}

function duplicate({ numbers }: SubmissionDeps, order: string | null, seq: number): CommandResult {
  numbers.step('duplicate');
  return { outcome: 'duplicate', order, seq, created: false, problems: [] };
}

/** The order a command is for, when there is one already. */
function targetOf(unit: Unit, tenant: string, command: Command): HotOrder | undefined {
  if (command.type === 'order') return unit.orders.get(tenant, command.order);
  const id = command.externalId === undefined ? undefined : unit.orders.find(tenant, command.channel, command.externalId);
  return id === undefined ? undefined : unit.orders.get(tenant, id);
}

function channelOf(command: Command, order: HotOrder | undefined): string | undefined {
  return command.type === 'order' ? order?.channel : command.channel;
}

function apply(
  deps: SubmissionDeps,
  unit: Unit,
  submission: Submission,
  command: Command,
  order: HotOrder | undefined,
  key: string | null,
): CommandResult {
  if (command.type === 'create') return create(deps, unit, submission, command, order, key);
  const { input, references } = command;
  if (order) return send(deps, unit, submission, order, input, { key, references });
  if (command.type === 'order') return refused('unknown', null, unknownOrder(command.order));
  if (!command.orCreate) return refused('unknown', null, unknownOrder(command.externalId));
  const { channel, externalId, orCreate } = command;
  const created = create(deps, unit, submission, { ...orCreate, channel, externalId }, undefined, null);
  const made = created.order === null ? undefined : unit.orders.get(submission.tenant, created.order);
  if (created.outcome !== 'applied' || !made) return created;
  return { ...send(deps, unit, submission, made, input, { key, references }), created: true };
}

function create(
  deps: SubmissionDeps,
  unit: Unit,
  { tenant, actor, trace }: Submission,
  creation: Creation,
  existing: HotOrder | undefined,
  key: string | null,
): CommandResult {
  const { flow, channel, data } = creation;
  const id = deps.ids.next();
  const externalId = creation.externalId ?? id;
  const version = deps.versionFor(tenant, flow, channel, externalId);
  if (version === undefined) return refused('unknown', null, unpublishedFlow(flow));
  if (existing) {
    if (creation.ifExists === 'ignore') return { outcome: 'ignored', order: existing.id, seq: 0, created: false, problems: [] };
    return refused('rejected', existing.id, orderExists(externalId));
  }
  try {
    const decision = startOrder(deps, unit, { tenant, id, externalId, channel, flow, version }, data, { actor, key, trace });
    return { outcome: decision.outcome, order: id, seq: decision.snapshot.seq, created: true, problems: decision.problems };
  } catch (error) {
    if (error instanceof RefusedStart) return { outcome: 'rejected', order: null, seq: 0, created: false, problems: error.problems };
    throw error;
  }
}

function send(
  deps: SubmissionDeps,
  unit: Unit,
  { actor, trace }: Submission,
  order: HotOrder,
  input: SendInput,
  { key, references }: Pick<Cause, 'key' | 'references'>,
): CommandResult {
  const { outcome, snapshot, problems } = stepOrder(deps, unit, order, input, { actor, key, references, trace });
  return { outcome, order: order.id, seq: snapshot.seq, created: false, problems };
}

function refused(outcome: 'unknown' | 'rejected', order: string | null, problem: CommandResult['problems'][number]): CommandResult {
  return { outcome, order, seq: 0, created: false, problems: [problem] };
}

function noteOnOrder(deps: SubmissionDeps, unit: Unit, { tenant, actor }: Submission, command: Command, error: unknown) {
  if (command.type === 'create') return undefined;
  const order = targetOf(unit, tenant, command);
  return order && { id: order.id, seq: noteFailure(deps, unit, order, command.input, actor, error).seq };
}

/** E1 */
function keepDelivery(deps: SubmissionDeps, unit: Unit, submission: Submission, results: readonly CommandResult[]): SubmitResult['inbox'] {
  const { tenant, source, delivery, replayOf } = submission;
  const verdict = (delivery ?? replayOf)?.verdict;
  const row = {
    status: keptBefore(unit, submission) ? ('duplicate' as const) : (verdict?.status ?? statusOf(results)),
    problems: [...(verdict?.problems ?? []), ...results.flatMap((result) => result.problems)],
    orders: ordersOf(unit, tenant, results),
  };
  if (delivery) deps.numbers.inbox(tenant, source, row.status);
  if (row.status === 'quarantined') noteQuarantine(deps, submission, row.orders);
  if (delivery) {
    const { deliveryId, receivedAt, headers, body } = delivery;
    const id = unit.tx.insertInbox(tenant, { channel: source, deliveryId, receivedAt, headers, body, ...row });
    if (row.status === 'awaiting') unit.tx.keepWaiting(tenant, source, id, receivedAt);
    return tellInbox(unit, tenant, id, row.status);
  }
  return replayOf ? keepAgain(deps, unit, submission, replayOf, row) : null;
}

/** A replay that found everything applied before has nothing to add to the row, unless it was awaited. */
function keepAgain(
  { clock }: SubmissionDeps,
  unit: Unit,
  { tenant, source }: Submission,
  { inbox, kept, waited }: NonNullable<Submission['replayOf']>,
  row: InboxChange,
): SubmitResult['inbox'] {
  const { tx } = unit;
  if (row.status !== 'duplicate' || waited) tx.updateInbox(tenant, inbox, kept ? { ...row, ...bytesOf(kept) } : row);
  if (row.status === 'awaiting') tx.keepWaiting(tenant, source, inbox, clock.now());
  else if (waited) tx.waitNoMore(inbox);
  return tellInbox(unit, tenant, inbox, row.status);
}

function bytesOf({ headers, body }: NonNullable<NonNullable<Submission['replayOf']>['kept']>): Pick<InboxChange, 'headers' | 'body'> {
  return body === undefined ? { headers } : { headers, body: Buffer.from(body) };
}

/** A delivery set aside counts against the version of its orders, or of the order it was meant for. */
function noteQuarantine(deps: SubmissionDeps, { tenant, delivery, replayOf }: Submission, orders: readonly HotOrder[]): void {
  const subject = delivery?.deliveryId ?? replayOf?.deliveryId ?? '';
  const meant = (delivery ?? replayOf)?.verdict?.release;
  if (meant) deps.noteTrouble(tenant, meant.flow, meant.version, 'quarantined', subject);
  for (const order of orders) deps.noteTrouble(tenant, order.flow, order.version, 'quarantined', subject);
}

/** E2 for a delivery that has nothing to apply: it is kept for a person once; sent again, it is a duplicate. */
function keptBefore({ tx }: Unit, { tenant, source, delivery, commands }: Submission): boolean {
  if (!delivery?.verdict || commands.length > 0) return false;
  const key = `${delivery.deliveryId}#kept`;
  if (tx.applied(tenant, source, key)) return true;
  tx.saveApplied(tenant, source, key, { order: null, seq: 0, outcome: 'ignored' });
  return false;
}

function ordersOf(unit: Unit, tenant: string, results: readonly CommandResult[]): readonly HotOrder[] {
  const orders: HotOrder[] = [];
  for (const { order: id } of results) {
    const order = id === null || orders.some((one) => one.id === id) ? undefined : unit.orders.get(tenant, id);
    if (order) orders.push(order);
  }
  return orders;
}

function tellInbox(unit: Unit, tenant: string, id: string, status: InboxStatus): SubmitResult['inbox'] {
  unit.tell({ type: 'change', tenant, change: { type: 'inbox', id } });
  return { id, status };
}

/** The outcome that most needs a person's eye. */
function statusOf(results: readonly CommandResult[]): InboxStatus {
  const has = (...outcomes: CommandResult['outcome'][]) => results.some((result) => outcomes.includes(result.outcome));
  if (has('unknown', 'failed')) return 'quarantined';
  if (has('rejected')) return 'rejected';
  if (has('applied')) return 'applied';
  if (has('deferred')) return 'deferred';
  return has('duplicate') ? 'duplicate' : 'ignored';
}
