import type { DestinationSettings } from '@orderloom/shared/actions';

/** Exponential, with full jitter: receivers that recover are not met by everybody at once. What the receiver asked for is honoured. */
export function waitBefore(
  attempts: number,
  retryAfter: number | undefined,
  options: Pick<DestinationSettings, 'firstWait' | 'longestWait'>,
  random: () => number,
): number {
  const ceiling = Math.min(options.longestWait, options.firstWait * 2 ** (attempts - 1));
  return Math.max(Math.ceil(random() * ceiling), retryAfter ?? 0);
}
