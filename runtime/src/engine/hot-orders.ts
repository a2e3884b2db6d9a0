import { LRUCache } from 'lru-cache';
import type { EngineTransaction, StoredOrder } from '../store/index.ts';

// A cached order also keeps its restored machine state alive, several times the size of its text.
const sizeFactor = 4;
const sizeOverhead = 2000;

/** Orders as of the last commit, kept so that a step need not read and restore them. Bounded in bytes. */
export type HotOrders = LRUCache<string, StoredOrder>;

export function createHotOrders(maxBytes: number): HotOrders {
  return new LRUCache({ maxSize: maxBytes, sizeCalculation: (order) => sizeOverhead + sizeFactor * order.size });
}

/**
 * Orders as a transaction sees them: what its jobs wrote, over what is committed.
 * A job's writes join the batch when it ends well; the batch's reach the cache when it is committed.
 */
export class BatchOrders {
  private readonly batch = new Map<string, StoredOrder>();
  private job = new Map<string, StoredOrder>();
  private readonly hot: HotOrders;
  private readonly tx: EngineTransaction;

  constructor(hot: HotOrders, tx: EngineTransaction) {
    this.hot = hot;
    this.tx = tx;
  }

  get(tenant: string, id: string): StoredOrder | undefined {
    const key = orderKey(tenant, id);
    const known = this.job.get(key) ?? this.batch.get(key) ?? this.hot.get(key);
    return known ?? this.tx.loadOrder(tenant, id);
  }

  put(order: StoredOrder): void {
    this.job.set(orderKey(order.tenant, order.id), order);
  }

  keepJob(): void {
    for (const [key, order] of this.job) this.batch.set(key, order);
    this.job = new Map();
  }

  dropJob(): void {
    this.job = new Map();
  }

  committed(): void {
    for (const [key, order] of this.batch) this.hot.set(key, order);
  }
}

export function orderKey(tenant: string, id: string): string {
  return `${tenant}\n${id}`;
}
