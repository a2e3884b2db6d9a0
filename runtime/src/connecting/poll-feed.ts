// Owns: reading what changed at a platform, window after window.
//   Nothing is missed: the cursor moves only when every page of a window is durable, and windows overlap. Nothing is doubled:
//   what a platform tells twice has the same delivery id.
import { ok, type Result } from '@orderloom/shared/base';
import { LRUCache } from 'lru-cache';
import type { ChannelMessage, Page, PollFeed, Trouble, Window } from '../channels/index.ts';
import type { Ask } from './ask-platform.ts';
import type { Line } from './link-deps.ts';
import { type LinkState, noteHealth, noteTrouble } from './link-state.ts';
import { backOff, type Rest } from './pause.ts';

/** Messages of the last windows, so that the overlap leaves no rows that say nothing. */
const remembered = 20_000;

export async function pollFeed(line: Line, feed: PollFeed, state: LinkState, ask: Ask, rest: Rest): Promise<void> {
  const { store, clock, signal, random, tenant, channel } = line;
  const seen = new LRUCache<string, true>({ max: remembered });
  let failures = 0;
  while (!signal.aborted) {
    const window = nextWindow(line, feed);
    // A channel that is pushed may do without.
    if (!isAskable(line, feed)) return;
    const read = await readWindow(line, feed, window, ask, seen).catch(tooMuch);
    if (signal.aborted) return;
    if (read.ok) {
      failures = 0;
      state.retryAt = null;
      noteHealth(line);
      const { cursors } = store.links.get(tenant, channel.id);
      store.links.change(tenant, channel.id, { cursors: { ...cursors, [feed.id]: window.to } });
      if (window.to >= clock.now() - feed.overlapMs) await rest.sleep(feed.everyMs);
    } else {
      noteTrouble(line, state, read.error);
      const wait = backOff(failures++, random, read.error.retryAfter);
      state.retryAt = clock.now() + wait;
      await rest.sleep(wait);
    }
  }
}

/** Whether the channel has what it takes to ask. */
export function isAskable({ channel: { secrets, settings }, clock }: Line, feed: PollFeed): boolean {
  const now = clock.now();
  return feed.request({ from: now, to: now }, 1, { secrets, settings, now }) !== undefined;
}

/** From a little before where the last one ended; the first one ends now. */
function nextWindow({ store, clock, tenant, channel }: Line, { id, windowMs, overlapMs }: PollFeed): Window {
  const now = clock.now();
  const cursor = store.links.get(tenant, channel.id).cursors[id];
  const from = cursor === undefined ? now - windowMs : Math.min(cursor, now) - overlapMs;
  return { from, to: Math.min(from + windowMs, now) };
}

async function readWindow(
  { intake, tenant, channel }: Line,
  feed: PollFeed,
  window: Window,
  ask: Ask,
  seen: LRUCache<string, true>,
): Promise<Result<null, Trouble>> {
  const page = (number: number) => ask((access) => feed.request(window, number, access), feed.read);

  async function keep(messages: readonly ChannelMessage[]): Promise<void> {
    const fresh = messages.filter(({ deliveryId }) => !seen.has(deliveryId));
    await intake.take(tenant, channel, fresh);
    for (const { deliveryId } of fresh) seen.set(deliveryId, true);
  }

  const first = await page(1);
  if (!first.ok) return first;
  return feed.lastPageFirst
    ? fromTheEnd(lastPage(first.value, feed), first.value, page, keep)
    : fromTheStart(feed, first.value, page, keep);
}

type ReadPage = (number: number) => Promise<Result<Page, Trouble>>;
type Keep = (messages: readonly ChannelMessage[]) => Promise<void>;

/** What is changed meanwhile leaves its place, and the rows after it move forward: from the end they are met again, never missed. */
async function fromTheEnd(last: number, first: Page, page: ReadPage, keep: Keep): Promise<Result<null, Trouble>> {
  for (let number = last; number > 1; number--) {
    const read = await page(number);
    if (!read.ok) return read;
    await keep(read.value.messages);
  }
  const again = last > 1 ? await page(1) : ok(first);
  if (!again.ok) return again;
  await keep(again.value.messages);
  return ok(null);
}

async function fromTheStart({ pageSize }: PollFeed, first: Page, page: ReadPage, keep: Keep): Promise<Result<null, Trouble>> {
  let current = first;
  for (let number = 2; ; number++) {
    await keep(current.messages);
    if (current.messages.length < pageSize) return ok(null);
    const next = await page(number);
    if (!next.ok) return next;
    current = next.value;
  }
}

function lastPage({ total = 0 }: Page, { pageSize }: PollFeed): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/** The engine takes no more just now. */
function tooMuch(error: unknown): Result<null, Trouble> {
  return { ok: false, error: { cause: 'unavailable', reason: error instanceof Error ? error.message : String(error) } };
}
