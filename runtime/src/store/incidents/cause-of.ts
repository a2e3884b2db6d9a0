import type { IncidentCause } from '@orderloom/shared/api';
import { type Problem, problem } from '@orderloom/shared/base';
import type { StepInput } from '@orderloom/shared/step';
import type { StoredOrder } from '../engine-port.ts';
import type { JournalRow, OutboxRow } from '../reading-types.ts';

/** A trouble with its cause: what it is told with, and what it has in common with others. */
export interface Trouble {
  readonly cause: IncidentCause;
  readonly problem: Problem;
  /** The part of the message that tells causes apart. */
  readonly told: string;
}

const unknownProblem = problem('trouble', '', { zh: '原因不明。', en: 'The reason is not known.' });

/** What in an input names the thing that was tried, the same for every order. */
export function nameOf(input: StepInput): Pick<IncidentCause, 'event' | 'timer' | 'call'> {
  if (input.type === 'repair' && input.repair.type === 'retry') return nameOf(input.repair.input);
  if (input.type === 'event') return { event: input.event.type };
  if (input.type === 'timer') return { timer: input.id };
  if (input.type === 'repair' && input.repair.type === 'retry-timer') return { timer: input.repair.timer };
  return input.type === 'reply' ? { call: '' } : {};
}

/** Inputs that leave an order as it stands: one that had stopped is no news. */
const standing: ReadonlySet<StepInput['type']> = new Set(['set', 'migrate', 'revert']);

/** Why the step of a journal row is a trouble; undefined when it is none. */
export function troubleOfStep(order: StoredOrder, row: JournalRow): Trouble | undefined {
  if (row.outcome === 'failed') return troubleOfFailure(order, row);
  if (row.outcome === 'rejected') return troubleOfRefusal(order, row);
  const stopped = order.snapshot.status === 'error' && row.outcome === 'applied' && !standing.has(row.input.type);
  return stopped ? troubleOfStop(order) : undefined;
}

/** A failed timer is told where it is set aside; a failed repair is told to whoever tried it. */
function troubleOfFailure(order: StoredOrder, row: JournalRow): Trouble | undefined {
  if (row.input.type === 'timer' || row.input.type === 'repair') return undefined;
  const { flow, version, states } = order;
  const told = row.problems[0] ?? unknownProblem;
  const { code } = told;
  if (code === 'version.broken') return { cause: { type: 'version-broken', flow, version, code }, problem: told, told: '' };
  const what = { ...nameOf(row.input), ...callOf(order, row.input) };
  return { cause: { type: 'step-failed', flow, states: [...states], ...what, code }, problem: told, told: told.message.en };
}

/** What a person tried in vain he has seen himself. */
function troubleOfRefusal({ flow, states }: StoredOrder, row: JournalRow): Trouble | undefined {
  if (row.input.type !== 'event' || !row.actor.startsWith('channel:')) return undefined;
  const told = row.problems[0] ?? unknownProblem;
  return { cause: { type: 'event-rejected', flow, states: [...states], ...nameOf(row.input), code: told.code }, problem: told, told: '' };
}

function troubleOfStop({ flow, states, snapshot }: StoredOrder): Trouble {
  const text = JSON.stringify(snapshot.error ?? null).slice(0, 500);
  const problemOf = problem('order.stopped', '', {
    zh: `一次调用失败，流程里没有失败的出口，订单停住了：${text}`,
    en: `A call failed and the flow has no exit for it, so the order stopped: ${text}`,
  });
  return { cause: { type: 'order-stopped', flow, states: [...states], code: problemOf.code }, problem: problemOf, told: text };
}

function callOf({ snapshot }: StoredOrder, input: StepInput): Pick<IncidentCause, 'call'> {
  if (input.type !== 'reply') return {};
  return { call: snapshot.calls.find(({ key }) => key === input.call)?.call ?? '' };
}

export function troubleOfTimer(order: StoredOrder, timer: string, error: string): Trouble {
  const told = problem('timer.failed', '', { zh: `定时到期时出错：${error}`, en: `The timer failed when it fell due: ${error}` });
  return { cause: { type: 'timer-failed', flow: order.flow, timer, code: told.code }, problem: told, told: error };
}

export function troubleOfEffect(row: OutboxRow, flow: string | null): Trouble {
  const { action, destination, cause, lastError } = row;
  const reason = lastError ?? '';
  const told = problem('effect.dead', '', {
    zh: `发送到“${destination}”失败，已放弃：${reason}`,
    en: `Sending to "${destination}" was given up: ${reason}`,
  });
  const code = cause ?? told.code;
  return { cause: { type: 'effect-dead', flow, action, destination, code }, problem: told, told: cause === null ? reason : '' };
}

export function troubleOfDelivery(channel: string, problems: readonly Problem[]): Trouble {
  const told = problems[0] ?? unknownProblem;
  return { cause: { type: 'delivery-quarantined', flow: null, channel, code: told.code }, problem: told, told: '' };
}
