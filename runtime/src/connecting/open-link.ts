import type { ChannelDefinition } from '../channels/index.ts';
import type { ChannelRow } from '../store/index.ts';
import { createAsk } from './ask-platform.ts';
import { holdSocket } from './hold-socket.ts';
import type { Line, LinkDeps } from './link-deps.ts';
import { type LinkState, newLinkState } from './link-state.ts';
import { createRest } from './pause.ts';
import { pollFeed } from './poll-feed.ts';
import { workQueue } from './work-queue.ts';

/** All that goes on between one channel's platform and here. */
export interface Link {
  readonly state: LinkState;
  /** Something waits, or changed. */
  wake(): void;
  stop(): Promise<void>;
}

/** Everything comes by itself and is complete. */
export function needsNoLink({ detail, feeds, socket }: ChannelDefinition): boolean {
  return !detail && !feeds && !socket;
}

export function openLink(deps: LinkDeps, tenant: string, channel: ChannelRow, type: ChannelDefinition): Link {
  const over = new AbortController();
  const line: Line = { ...deps, tenant, channel, type, signal: over.signal };
  const state = newLinkState();
  const ask = createAsk(line);
  const queue = createRest(deps.clock, over.signal);
  const feeds = (type.feeds ?? []).map((feed) => ({ feed, rest: createRest(deps.clock, over.signal) }));
  const connection = createRest(deps.clock, over.signal);
  const pullMissed = () => {
    for (const { rest } of feeds) rest.wake();
  };
  const { socket } = type;
  const guarded = (work: Promise<void>) =>
    work.catch((error: unknown) => deps.log.error({ err: error, tenant, channel: channel.id }, 'a link ended by a defect'));
  const work = [
    workQueue(line, state, ask, queue),
    ...feeds.map(({ feed, rest }) => pollFeed(line, feed, state, ask, rest)),
    ...(socket ? [holdSocket(line, socket, state, connection, pullMissed)] : []),
  ].map(guarded);
  return {
    state,
    wake: queue.wake,
    async stop() {
      over.abort();
      await Promise.all(work);
    },
  };
}
