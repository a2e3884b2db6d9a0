// Owns: one delivery or call, from dedupe to inbox row, as one job of the commit queue.
//   E1. The inbox row is written in the transaction of the steps.
//   E2. A key that was applied is never applied again: asked and kept in that same transaction, so concurrency cannot slip between.
//   E5. A command that throws undoes the whole submission; the delivery is then kept as quarantined, with the reason.
// What was refused, or met no order, keeps no key: sending it again tries it again.
import { RefusedStart } from '@orderloom/shared/step';
import type { InboxStatus } from '../store/index.ts';
import type { Job, Unit } from './commit-queue.ts';
import { orderExists, stepFailed, unknownOrder, unpublishedFlow } from './problems.ts';
import { noteFailure, type StepDeps, startOrder, stepOrder } from './take-step.ts';
import type { Command, CommandResult, IdSource, SendInput, Submission, SubmitResult } from './types.ts';

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
  if (key === undefined) return apply(deps, unit, submission, command);
  const known = unit.tx.applied(tenant, source, key);
  if (known) return { outcome: 'duplicate', order: known.order, seq: known.seq, created: false, problems: [] };
  const result = apply(deps, unit, submission, command);
  const { outcome, order, seq } = result;
  if (outcome === 'applied' || outcome === 'deferred' || outcome === 'ignored' || outcome === 'void') {
    unit.tx.saveApplied(tenant, source, key, { order, seq, outcome });
  }
  return result;
}

function apply(deps: SubmissionDeps, unit: Unit, submission: Submission, command: Command): CommandResult {
  if (command.type === 'create') return create(deps, unit, submission, command);
  const order = findOrder(unit, submission.tenant, command);
  if (order !== undefined) return send(deps, unit, submission, order, command.input);
  if (command.type === 'order') return refused('unknown', null, unknownOrder(command.order));
  if (!command.orCreate) return refused('unknown', null, unknownOrder(command.externalId));
  const { channel, externalId, orCreate, input } = command;
  const created = create(deps, unit, submission, { ...orCreate, channel, externalId });
  if (created.outcome !== 'applied' || created.order === null) return created;
  return { ...send(deps, unit, submission, created.order, input), created: true };
}

function create(deps: SubmissionDeps, unit: Unit, { tenant, actor }: Submission, creation: Creation): CommandResult {
  const { flow, channel, data } = creation;
  const id = deps.ids.next();
  const externalId = creation.externalId ?? id;
  const version = deps.versionFor(tenant, flow, channel, externalId);
  if (version === undefined) return refused('unknown', null, unpublishedFlow(flow));
  const existing = unit.tx.findOrder(tenant, channel, externalId);
  if (existing !== undefined) {
    if (creation.ifExists === 'ignore') return { outcome: 'ignored', order: existing, seq: 0, created: false, problems: [] };
    return refused('rejected', existing, orderExists(externalId));
  }
  try {
    const decision = startOrder(deps, unit, { tenant, id, externalId, channel, flow, version }, data, actor);
    return { outcome: decision.outcome, order: id, seq: decision.snapshot.seq, created: true, problems: decision.problems };
  } catch (error) {
    if (error instanceof RefusedStart) return { outcome: 'rejected', order: null, seq: 0, created: false, problems: error.problems };
    throw error;
  }
}

function send(deps: SubmissionDeps, unit: Unit, { tenant, actor }: Submission, id: string, input: SendInput): CommandResult {
  const order = unit.orders.get(tenant, id);
  if (!order) return refused('unknown', null, unknownOrder(id));
  const decision = stepOrder(deps, unit, order, input, actor);
  return { outcome: decision.outcome, order: id, seq: decision.snapshot.seq, created: false, problems: decision.problems };
}

function findOrder(unit: Unit, tenant: string, command: Exclude<Command, { type: 'create' }>): string | undefined {
  return command.type === 'order' ? command.order : unit.tx.findOrder(tenant, command.channel, command.externalId);
}

function refused(outcome: 'unknown' | 'rejected', order: string | null, problem: CommandResult['problems'][number]): CommandResult {
  return { outcome, order, seq: 0, created: false, problems: [problem] };
}

function noteOnOrder(deps: SubmissionDeps, unit: Unit, { tenant, actor }: Submission, command: Command, error: unknown) {
  if (command.type === 'create') return undefined;
  const id = findOrder(unit, tenant, command);
  const order = id === undefined ? undefined : unit.orders.get(tenant, id);
  return order && { id: order.id, seq: noteFailure(deps, unit, order, command.input, actor, error).seq };
}

/** E1 */
function keepDelivery(deps: SubmissionDeps, unit: Unit, submission: Submission, results: readonly CommandResult[]): SubmitResult['inbox'] {
  const { tenant, source, delivery, replayOf } = submission;
  const verdict = (delivery ?? replayOf)?.verdict;
  const row = {
    status: keptBefore(unit, submission) ? ('duplicate' as const) : (verdict?.status ?? statusOf(results)),
    problems: [...(verdict?.problems ?? []), ...results.flatMap((result) => result.problems)],
    orders: [...new Set(results.flatMap((result) => result.order ?? []))],
  };
  if (row.status === 'quarantined') noteQuarantine(deps, unit, submission, row.orders);
  if (delivery) {
    const { deliveryId, receivedAt, headers, body } = delivery;
    const id = deps.ids.next();
    unit.tx.insertInbox(tenant, { id, channel: source, deliveryId, receivedAt, headers, body, ...row });
    return tellInbox(unit, tenant, id, row.status);
  }
  if (!replayOf) return null;
  // A replay that found everything applied before has nothing to add to the row.
  if (row.status !== 'duplicate') unit.tx.updateInbox(tenant, replayOf.inbox, row);
  return tellInbox(unit, tenant, replayOf.inbox, row.status);
}

/** A delivery set aside counts against the version of its orders, or of the order it was meant for. */
function noteQuarantine(deps: SubmissionDeps, unit: Unit, { tenant, delivery, replayOf }: Submission, orders: readonly string[]): void {
  const subject = delivery?.deliveryId ?? replayOf?.deliveryId ?? '';
  const meant = (delivery ?? replayOf)?.verdict?.release;
  if (meant) deps.noteTrouble(tenant, meant.flow, meant.version, 'quarantined', subject);
  for (const id of orders) {
    const order = unit.orders.get(tenant, id);
    if (order) deps.noteTrouble(tenant, order.flow, order.version, 'quarantined', subject);
  }
}

/** E2 for a delivery that has nothing to apply: it is kept for a person once; sent again, it is a duplicate. */
function keptBefore({ tx }: Unit, { tenant, source, delivery, commands }: Submission): boolean {
  if (!delivery?.verdict || commands.length > 0) return false;
  const key = `${delivery.deliveryId}#kept`;
  if (tx.applied(tenant, source, key)) return true;
  tx.saveApplied(tenant, source, key, { order: null, seq: 0, outcome: 'ignored' });
  return false;
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
