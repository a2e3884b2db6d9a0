import type { CommitQueue } from './commit-queue.ts';
import type { HotOrder } from './hot-orders.ts';
import { mendJob, replayNoteJob, tryItem } from './mend-item.ts';
import { type RepairDeps, repairJob, tryRepair } from './repair-order.ts';
import type { RepairEngine } from './repair-types.ts';

interface Deps extends RepairDeps {
  readonly queue: CommitQueue;
  committed(tenant: string, order: string): HotOrder | undefined;
}

/** What a person does by hand: to one order, or to the items of an incident. */
export function createRepairs(deps: Deps): RepairEngine {
  const { queue, committed } = deps;
  return {
    // A trial reads in the queue's turn, so that it sees what is committed and nothing half done.
    previewRepair: (tenant, id, repair) =>
      queue.own({
        run({ tx }) {
          const order = committed(tenant, id);
          return order ? tryRepair(deps, tx, order, repair) : { type: 'unknown' };
        },
      }),
    repair: (tenant, request) => queue.own(repairJob(deps, tenant, request)),
    mendItem: (tenant, request) => queue.own(mendJob(deps, tenant, request)),
    tryMend: (tenant, items, mend) => queue.own({ run: ({ tx }) => items.map((item) => tryItem(deps, tx, committed, tenant, item, mend)) }),
    noteReplay: (tenant, request, problems) => queue.own(replayNoteJob(tenant, request, problems)),
  };
}
