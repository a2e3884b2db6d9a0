import type { DeliveryOptions } from './types.ts';

/** Exponential, with full jitter: receivers that recover are not met by everybody at once. What the receiver asked for is honoured. */
export function waitBefore(
  attempts: number,
  retryAfter: number | undefined,
  options: Required<Pick<DeliveryOptions, 'firstWait' | 'longestWait'>>,
  random: () => number,
): number {
  const ceiling = Math.min(options.longestWait, options.firstWait * 2 ** (attempts - 1));
  return Math.max(Math.ceil(random() * ceiling), retryAfter ?? 0);
}
