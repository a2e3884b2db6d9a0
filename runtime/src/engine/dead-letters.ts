import type { CommitQueue } from './commit-queue.ts';
import type { OutboxDispatcher } from './dispatch-outbox.ts';
import type { Clock, Engine } from './types.ts';

/** Dead letters made pending in one job, so that deliveries of others come between. */
const batch = 200;
/** In one request; whoever has more asks again. */
const mostAtOnce = 10_000;

interface Deps {
  readonly queue: CommitQueue;
  readonly clock: Clock;
  readonly outbox: Pick<OutboxDispatcher, 'reset'>;
}

/** What people do about effects that were given up, and about the places they go to. */
export function createDeadLetters({ queue, clock, outbox }: Deps): Pick<Engine, 'redrive' | 'redriveDead' | 'changeDestination'> {
  return {
    redrive(tenant, key) {
      return queue.own({
        run(unit) {
          const { tx } = unit;
          if (!tx.outboxItem(tenant, key)) return 'missing';
          if (!tx.redriveOutbox(tenant, key, clock.now())) return 'not-dead';
          unit.tell({ type: 'change', tenant, change: { type: 'outbox', key } });
          unit.tell({ type: 'effects' });
          return 'redriven';
        },
      });
    },
    async redriveDead(tenant, filter) {
      let redriven = 0;
      let after = 0;
      while (redriven < mostAtOnce) {
        const done = await queue.own({
          run(unit) {
            const { tx } = unit;
            const rows = tx.deadEffects(tenant, filter, after, batch);
            const now = clock.now();
            for (const { key } of rows) tx.redriveOutbox(tenant, key, now);
            const last = rows.at(-1);
            if (last) unit.tell({ type: 'change', tenant, change: { type: 'outbox', key: last.key } });
            if (last) unit.tell({ type: 'effects' });
            return rows;
          },
        });
        redriven += done.length;
        after = done.at(-1)?.row ?? after;
        if (done.length < batch) return { redriven, more: false };
      }
      return { redriven, more: true };
    },
    async changeDestination(tenant, id, change, by) {
      const found = await queue.own({ run: ({ tx }) => tx.changeDestination(tenant, id, change, by, clock.now()) });
      if (found && change.type !== 'pause') outbox.reset(tenant, id);
      return found;
    },
  };
}
