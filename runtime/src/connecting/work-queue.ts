// Owns: deliveries that wait, each applied when its platform has told the rest. Does not own: what they mean (intake).
//   A delivery waits in the database from the transaction it was kept in to the one it is applied in, so a crash loses none.
import { type Problem, problem } from '@orderloom/shared/base';
import type { ChannelMessage, Trouble } from '../channels/index.ts';
import type { InboxRow, WaitingRow } from '../store/index.ts';
import type { Ask } from './ask-platform.ts';
import type { Line } from './link-deps.ts';
import { type LinkState, noteTrouble } from './link-state.ts';
import { backOff, type Rest } from './pause.ts';

const batch = 20;
const atOnce = 4;
const idleMs = 60_000;
const attemptsBeforeGivingUp = 6;

/** Will be the same the next time: a few attempts are for what shows late. */
const lasting: ReadonlySet<Trouble['cause']> = new Set(['not-found', 'refused', 'unreadable']);
/** Every other delivery of the channel would fail the same way. */
const general: ReadonlySet<Trouble['cause']> = new Set(['credentials', 'too-often', 'unreachable', 'blocked', 'silent', 'unavailable']);

export async function workQueue(line: Line, state: LinkState, ask: Ask, rest: Rest): Promise<void> {
  const { signal, random } = line;
  let failures = 0;
  while (!signal.aborted) {
    const trouble = await oneBatch(line, ask, rest);
    if (!trouble) failures = 0;
    else {
      noteTrouble(line, state, trouble);
      if (general.has(trouble.cause)) await rest.sleep(backOff(failures++, random, trouble.retryAfter));
    }
  }
}

async function oneBatch(line: Line, ask: Ask, rest: Rest): Promise<Trouble | undefined> {
  const { store, tenant, channel, clock } = line;
  const rows = store.links.due(tenant, channel.id, clock.now(), batch);
  if (rows.length > 0) return eachOf(rows, (row) => applyWaiting(line, ask, row));
  const next = store.links.nextDue(tenant, channel.id);
  await rest.sleep(next === undefined ? idleMs : next - clock.now());
  return undefined;
}

/** A few at a time; gives the last trouble that concerns all. */
async function eachOf(rows: readonly WaitingRow[], work: (row: WaitingRow) => Promise<Trouble | undefined>): Promise<Trouble | undefined> {
  const left = [...rows];
  let trouble: Trouble | undefined;
  async function lane(): Promise<void> {
    for (let row = left.shift(); row !== undefined; row = left.shift()) {
      trouble = (await work(row)) ?? trouble;
      if (trouble && general.has(trouble.cause)) return;
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane));
  return trouble;
}

async function applyWaiting(line: Line, ask: Ask, waiting: WaitingRow): Promise<Trouble | undefined> {
  const { store, intake, tenant, log } = line;
  const row = store.queries.inboxItem(tenant, waiting.inbox);
  const message = row && intake.messageIn(tenant, row);
  try {
    if (row && message) return await complete(line, ask, waiting, row, message);
    putOff(line, waiting, { cause: 'unreadable', reason: 'it holds no message any more' });
  } catch (error) {
    log.error({ err: error, tenant, channel: line.channel.id, inbox: waiting.inbox }, 'a waiting delivery could not be applied');
    putOff(line, waiting, { cause: 'unreadable', reason: error instanceof Error ? error.message : String(error) });
  }
  return undefined;
}

async function complete(
  { intake, tenant, type, signal, ...line }: Line,
  ask: Ask,
  waiting: WaitingRow,
  row: InboxRow,
  message: ChannelMessage,
): Promise<Trouble | undefined> {
  const { detail } = type;
  const { secrets, settings } = line.channel;
  if (!detail?.request(message, { secrets, settings, now: line.clock.now() })) {
    await intake.finish(tenant, row, message);
    return undefined;
  }
  const answer = await ask((access) => detail.request(message, access), detail.read);
  if (signal.aborted) return undefined;
  if (answer.ok) {
    await intake.finish(tenant, row, { ...message, detail: answer.value });
    return undefined;
  }
  const { error } = answer;
  if (lasting.has(error.cause) && waiting.attempts + 1 >= attemptsBeforeGivingUp)
    await intake.finish(tenant, row, message, noDetail(error));
  else putOff(line, waiting, error);
  return error;
}

function putOff(
  { store, clock, random }: Pick<Line, 'store' | 'clock' | 'random'>,
  { inbox, attempts }: WaitingRow,
  trouble: Trouble,
): void {
  const at = clock.now();
  store.links.putOff(inbox, at + backOff(attempts, random, trouble.retryAfter), { at, cause: trouble.cause, reason: trouble.reason });
}

function noDetail({ reason }: Trouble): Problem {
  return problem('channel.no-detail', '', {
    zh: `多次向平台取详情都没有成功：${reason}。查清后重放，会再取一次。`,
    en: `The platform did not tell the rest, asked several times: ${reason}. Replay it when that is mended: it is asked again.`,
  });
}
