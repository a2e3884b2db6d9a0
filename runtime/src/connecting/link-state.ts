import type { Trouble } from '../channels/index.ts';
import type { Line } from './link-deps.ts';

export type ConnectionState = 'connecting' | 'connected' | 'waiting' | 'unconfigured';

/** What is known of a link since it began; errors are counted by cause. */
export interface LinkState {
  connection: ConnectionState | null;
  /** When the next attempt begins. */
  retryAt: number | null;
  readonly errors: Map<Trouble['cause'], { count: number; at: number; reason: string }>;
}

export function newLinkState(): LinkState {
  return { connection: null, retryAt: null, errors: new Map() };
}

const reasonLength = 300;

/** Counts it, and keeps it for after a restart. */
export function noteTrouble({ store, clock, log, tenant, channel }: Line, state: LinkState, { cause, reason: told }: Trouble): void {
  const at = clock.now();
  const reason = told.slice(0, reasonLength);
  const known = state.errors.get(cause);
  state.errors.set(cause, { count: (known?.count ?? 0) + 1, at, reason });
  const { trouble } = store.links.get(tenant, channel.id);
  if (trouble?.cause !== cause || trouble.reason !== reason) store.links.change(tenant, channel.id, { trouble: { cause, reason, at } });
  log.warn({ tenant, channel: channel.id, cause, reason }, 'a platform could not be spoken with');
}

/** It works again. */
export function noteHealth({ store, tenant, channel }: Line): void {
  if (store.links.get(tenant, channel.id).trouble !== null) store.links.change(tenant, channel.id, { trouble: null });
}
