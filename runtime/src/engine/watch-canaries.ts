import type { CanaryRule, StopReason } from '@orderloom/shared/api';
import type { CanaryFigures, ReleaseStore } from '../store/index.ts';
import type { CommitQueue } from './commit-queue.ts';
import { createLoop, type Loop } from './loop.ts';
import type { Clock, Log } from './types.ts';

const interval = 5_000;

interface Deps {
  readonly clock: Clock;
  readonly log: Log;
  readonly queue: CommitQueue;
  readonly releases: ReleaseStore;
}

/** Looks at every version on trial from time to time, and ends the trial whose rule says so: new orders then get the active version. */
export function createCanaryWatch({ clock, log, queue, releases }: Deps): Loop {
  async function turn(): Promise<number> {
    for (const { tenant, flow, canary } of releases.canaries()) {
      const reason = canary.rule ? reasonToStop(canary.rule, releases.figures(tenant, flow, canary)) : undefined;
      if (!reason) continue;
      const { version } = canary;
      log.warn({ tenant, flow, version, reason }, 'a version on trial is stopped by its rule');
      await queue.own({
        run(unit) {
          // Somebody may have changed the trial a moment ago.
          if (releases.get(tenant, flow)?.canary?.version !== version) return;
          releases.change(tenant, flow, { type: 'automatic-stop', version, reason }, 'rule');
          unit.tell({ type: 'change', tenant, change: { type: 'flow', flow } });
        },
      });
    }
    return clock.now() + interval;
  }

  return createLoop({ clock, log, turn, trouble: 'versions on trial could not be watched' });
}

/** The first limit that is reached; percentages wait until there are enough orders. */
export function reasonToStop(
  { limits, windowMinutes, minOrders }: CanaryRule,
  { orders, troubles }: CanaryFigures,
): StopReason | undefined {
  for (const limit of limits) {
    const count = troubles[limit.of];
    const found = limit.unit === 'count' ? count : orders >= minOrders ? (100 * count) / orders : 0;
    if (found >= limit.value) return { limit, found: Math.round(found * 100) / 100, orders, windowMinutes };
  }
  return undefined;
}
