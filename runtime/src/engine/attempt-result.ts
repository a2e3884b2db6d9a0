//   E7. An attempt's result, the reply to the order and the next attempt's instant are one transaction. The key stays the same
//       over attempts; a result that comes for a row that is no longer being delivered changes nothing.
import type { DestinationSettings } from '@orderloom/shared/actions';
import type { Json } from '@orderloom/shared/base';
import { crashPoint } from '../crash-points.ts';
import type { Attempt } from '../effects/index.ts';
import type { OutboxRow } from '../store/index.ts';
import { waitBefore } from './backoff.ts';
import type { Job, Unit } from './commit-queue.ts';
import { noteFailure, type StepDeps, stepOrder } from './take-step.ts';
import type { SendInput } from './types.ts';

export interface ResultDeps extends StepDeps {
  readonly random: () => number;
}

type Change = Pick<OutboxRow, 'status' | 'attempts' | 'nextAttemptAt' | 'lastError' | 'response' | 'cause' | 'endedAt'>;

type Limits = Pick<DestinationSettings, 'maxAttempts' | 'firstWait' | 'longestWait'>;

/** Writes down what came of an attempt, told as `trace`, and tells the order when it waits for a reply. */
export function attemptResultJob(deps: ResultDeps, claimed: OutboxRow, attempt: Attempt, limits: Limits, trace?: string): Job<void> {
  const { tenant, key } = claimed;

  function write(unit: Unit, change: Change): void {
    unit.tx.updateOutbox(tenant, key, change);
    const order = change.status === 'dead' ? unit.orders.get(tenant, claimed.order) : undefined;
    if (order) deps.noteTrouble(tenant, order.flow, order.version, 'dead-letter', order.id);
    unit.tell({ type: 'change', tenant, change: { type: 'outbox', key } });
    unit.tell({ type: 'effects' });
  }

  return {
    run(unit) {
      const row = unit.tx.outboxItem(tenant, key);
      if (row?.status !== 'delivering') return;
      const change = changeFor(deps, row, attempt, limits);
      write(unit, change);
      const input = replyFor(row, change);
      const order = input && unit.orders.get(tenant, row.order);
      if (order) stepOrder(deps, unit, order, input, { actor: 'effect', key: null, trace });
      crashPoint('effect-result');
    },
    failed(unit, error) {
      const row = unit.tx.outboxItem(tenant, key);
      if (row?.status !== 'delivering') return;
      const change = changeFor(deps, row, attempt, limits);
      const reason = error instanceof Error ? error.message : String(error);
      const lastError = `the reply could not be applied: ${reason}`;
      write(unit, { ...change, status: 'dead', nextAttemptAt: null, lastError, cause: 'unusable-reply', endedAt: deps.clock.now() });
      const input = replyFor(row, change);
      const order = input && unit.orders.get(tenant, row.order);
      if (order) noteFailure(deps, unit, order, input, 'effect', error);
    },
  };
}

function changeFor(deps: ResultDeps, row: OutboxRow, attempt: Attempt, limits: Limits): Change {
  const { attempts } = row;
  const now = deps.clock.now();
  const ended = { attempts, nextAttemptAt: null, endedAt: now };
  if (attempt.type === 'delivered') return { ...ended, status: 'delivered', lastError: null, response: attempt.data, cause: null };
  const { cause, reason } = attempt;
  if (attempt.type === 'dead') return { ...ended, status: 'dead', lastError: reason, response: attempt.data ?? null, cause };
  if (attempts >= limits.maxAttempts) {
    return { ...ended, status: 'dead', lastError: `${reason} (given up after ${attempts} attempts)`, response: null, cause };
  }
  const nextAttemptAt = now + waitBefore(attempts, attempt.retryAfter, limits, deps.random);
  return { status: 'pending', attempts, nextAttemptAt, lastError: reason, response: null, cause, endedAt: null };
}

/** The reply a call gets: what the receiver said, or why it will not hear it. */
function replyFor(row: OutboxRow, change: Change): SendInput | undefined {
  if (row.call === null || change.status === 'pending') return undefined;
  if (change.status === 'delivered') return { type: 'reply', call: row.key, ok: true, data: change.response };
  const data: Json = { reason: change.lastError, response: change.response };
  return { type: 'reply', call: row.key, ok: false, data };
}
