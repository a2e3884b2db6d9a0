import type { ChannelHealth } from '@orderloom/shared/api';
import type { ChannelDefinition } from '../channels/index.ts';
import type { ChannelRow } from '../store/index.ts';
import type { LinkDeps } from './link-deps.ts';
import type { LinkState } from './link-state.ts';

export type { ChannelHealth };

/** How one channel stands, with what it cannot do in a word. */
export function healthOf(
  { store, channelTypes, clock }: Omit<LinkDeps, 'intake'>,
  tenant: string,
  channel: ChannelRow,
  link: LinkState | undefined,
): ChannelHealth {
  const now = clock.now();
  const type = channelTypes.get(channel.type);
  const { paused, cursors, trouble, heardAt } = store.links.get(tenant, channel.id);
  const readUntil = (type?.feeds ?? []).map(({ id }) => cursors[id]).filter((until) => until !== undefined);
  return {
    channel: channel.id,
    state: paused ? 'paused' : channel.enabled ? runningState(type, link) : 'disabled',
    reach: [...(type?.reach ?? ['push' as const])],
    lastMessageAt: instant(heardAt),
    lagMs: readUntil.length === 0 ? null : Math.max(0, now - Math.min(...readUntil)),
    waiting: store.links.waiting(tenant, channel.id),
    quarantined: store.channels.setAside(tenant, channel.id),
    trouble: trouble && { cause: trouble.cause, reason: trouble.reason, at: instant(trouble.at) ?? '' },
    errors: [...(link?.errors ?? [])].map(([cause, { count, at, reason }]) => ({ cause, count, reason, at: instant(at) ?? '' })),
    retryAt: instant(link?.retryAt ?? null),
    credentialsExpireAt: expiryOf(channel),
  };
}

function runningState(type: ChannelDefinition | undefined, link: LinkState | undefined): ChannelHealth['state'] {
  if (link?.connection) return link.connection;
  const pushed = type?.reach?.includes('push') ?? true;
  return link && !pushed ? 'polling' : 'listening';
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** As the person who entered the token noted it. */
function expiryOf({ settings }: ChannelRow): string | null {
  const given = settings.tokenExpiresAt;
  const at = typeof given === 'string' && given !== '' ? Date.parse(given) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
