// Owns: one link for each channel that is enabled and not paused; begun, ended and begun anew as channels change.
import type { ChannelDefinition, ChannelMessage } from '../channels/index.ts';
import type { ChannelRow } from '../store/index.ts';
import { type ChannelHealth, healthOf } from './channel-health.ts';
import type { LinkDeps } from './link-deps.ts';
import { type Link, needsNoLink, openLink } from './open-link.ts';
import { type TestStep, testChannel } from './test-channel.ts';

export interface Connecting {
  start(): void;
  stop(): Promise<void>;
  /** A channel was made, changed or deleted. */
  changed(tenant: string, channel: string): Promise<void>;
  /** Whether a message is not applied at once. */
  waiting(tenant: string, channel: ChannelRow, message: ChannelMessage): boolean;
  received(tenant: string, channel: string, messages: number): void;
  /** What comes is kept, nothing is applied or asked for; false when there is no such channel. */
  pause(tenant: string, channel: string): Promise<boolean>;
  /** Applies what was kept, and pulls what was missed. */
  resume(tenant: string, channel: string): Promise<boolean>;
  health(tenant: string): readonly ChannelHealth[];
  test(tenant: string, channel: string): Promise<readonly TestStep[] | undefined>;
}

/** How long what is heard of a channel is only kept in memory. */
const noteHeardMs = 5000;

export function createConnecting(deps: Omit<LinkDeps, 'intake'> & { intake(): LinkDeps['intake'] }): Connecting {
  const { store, channelTypes, clock } = deps;
  const links = new Map<string, Link>();
  const noteHeard = createHearing(deps);
  let running = false;

  const keyOf = (tenant: string, channel: string) => `${tenant}\n${channel}`;

  function open(tenant: string, id: string): void {
    const channel = store.channels.get(tenant, id);
    const type = channel && channelTypes.get(channel.type);
    if (!running || !channel?.enabled || !type || store.links.get(tenant, id).paused) return;
    if (needsNoLink(type) && store.links.nextDue(tenant, id) === undefined) return;
    links.set(keyOf(tenant, id), openLink({ ...deps, intake: deps.intake() }, tenant, channel, type));
  }

  async function close(tenant: string, id: string): Promise<void> {
    const key = keyOf(tenant, id);
    const link = links.get(key);
    links.delete(key);
    await link?.stop();
  }

  async function reopen(tenant: string, id: string): Promise<void> {
    await close(tenant, id);
    open(tenant, id);
  }

  function setPaused(paused: boolean): (tenant: string, id: string) => Promise<boolean> {
    return async (tenant, id) => {
      if (!store.channels.get(tenant, id)) return false;
      store.links.change(tenant, id, { paused });
      if (!paused) store.links.hurry(tenant, id, clock.now());
      await reopen(tenant, id);
      return true;
    };
  }

  return {
    start() {
      running = true;
      for (const { tenant, id } of store.channels.everywhere()) open(tenant, id);
    },
    async stop() {
      running = false;
      await Promise.all([...links.values()].map((link) => link.stop()));
      links.clear();
      await deps.outgoing.close();
    },
    changed: reopen,
    waiting(tenant, channel, message) {
      return store.links.get(tenant, channel.id).paused || isThin(channelTypes.get(channel.type), channel, message, clock.now());
    },
    received(tenant, channel, messages) {
      const key = keyOf(tenant, channel);
      links.get(key)?.wake();
      if (messages > 0) noteHeard(tenant, channel, key);
    },
    pause: setPaused(true),
    resume: setPaused(false),
    health: (tenant) =>
      store.channels.list(tenant).map((channel) => healthOf(deps, tenant, channel, links.get(keyOf(tenant, channel.id))?.state)),
    async test(tenant, id) {
      const channel = store.channels.get(tenant, id);
      const type = channel && channelTypes.get(channel.type);
      if (!channel || !type) return undefined;
      const connected = links.get(keyOf(tenant, id))?.state.connection === 'connected';
      return testChannel({ ...deps, intake: deps.intake() }, tenant, channel, type, connected);
    },
  };
}

/** Whether the platform is to be asked for the rest. */
function isThin(type: ChannelDefinition | undefined, { secrets, settings }: ChannelRow, message: ChannelMessage, now: number): boolean {
  return message.detail === undefined && type?.detail?.request(message, { secrets, settings, now }) !== undefined;
}

/** Writes down when a channel was last heard of; not every time. */
function createHearing({ store, clock }: Pick<LinkDeps, 'store' | 'clock'>) {
  const heard = new Map<string, number>();
  return (tenant: string, channel: string, key: string): void => {
    const now = clock.now();
    if (now - (heard.get(key) ?? 0) < noteHeardMs) return;
    heard.set(key, now);
    store.links.change(tenant, channel, { heardAt: now });
  };
}
