import type { EffectRequest } from './effect.ts';

/** How effects are sent to one destination. Times in milliseconds. */
export interface DestinationSettings {
  /** Attempts under way at once. */
  readonly concurrency: number;
  /** Attempts begun in any minute; null: as many as come. */
  readonly perMinute: number | null;
  /** The longest one attempt may take; the action's own limit holds where it is shorter. */
  readonly timeout: number;
  /** Attempts before an effect becomes a dead letter. */
  readonly maxAttempts: number;
  /** The ceiling of the wait after the first attempt; it doubles with each. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** Failures in a row after which nothing is sent for a while. */
  readonly breakAfter: number;
  /** How long the first such while is; it doubles with each trial that fails. */
  readonly breakFor: number;
}

const minute = 60_000;
const open: DestinationSettings = {
  concurrency: 4,
  perMinute: null,
  timeout: 120_000,
  maxAttempts: 12,
  firstWait: 2_000,
  longestWait: 15 * minute,
  breakAfter: 5,
  breakFor: 30_000,
};

/** Done here, by this program: there is no receiver that could be overrun or down. */
const local: DestinationSettings = {
  ...open,
  concurrency: 64,
  firstWait: 100,
  longestWait: 30_000,
  maxAttempts: 100,
  breakAfter: 1_000,
  breakFor: 1_000,
};

/** What holds where nobody set anything, by the type of effect. */
const defaults: Readonly<Record<EffectRequest['type'], DestinationSettings>> = {
  none: open,
  http: open,
  webhook: open,
  qimen: open,
  // A group robot takes 20 messages a minute, and bans whoever goes on.
  stock: local,
  route: local,
  wecom: { ...open, concurrency: 1, perMinute: 20, timeout: 10_000 },
};

export function destinationDefaults(type: string): DestinationSettings {
  return Object.hasOwn(defaults, type) ? defaults[type as EffectRequest['type']] : open;
}
