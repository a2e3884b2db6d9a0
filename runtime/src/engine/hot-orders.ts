import { LRUCache } from 'lru-cache';
import type { EngineNumbers } from '../metrics/engine-numbers.ts';
import type { EngineTransaction, StoredOrder } from '../store/index.ts';

// A cached order also keeps its restored machine state alive, several times the size of its text.
const sizeFactor = 4;
const sizeOverhead = 2000;

/** Orders as of the last commit, kept so that a step need not read and restore them. Bounded in bytes. */
export class HotOrders {
  private readonly orders: LRUCache<string, HotOrder>;
  /** Order ids by channel and number there. */
  private readonly ids = new Map<string, string>();

  private readonly numbers: EngineNumbers;

  constructor(maxBytes: number, numbers: EngineNumbers) {
    this.numbers = numbers;
    this.orders = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ size, keys }) => sizeOverhead + sizeFactor * size + (keys?.length ?? 0),
      dispose: (order, _key, reason) => {
        if (reason !== 'set') this.ids.delete(numberKey(order.tenant, order.channel, order.externalId));
      },
    });
  }

  get(tenant: string, id: string): HotOrder | undefined {
    const order = this.orders.get(orderKey(tenant, id));
    this.numbers.cache(order !== undefined);
    return order;
  }

  get bytes(): number {
    return this.orders.calculatedSize;
  }

  /** The id of a hot order. */
  find(tenant: string, channel: string, externalId: string): string | undefined {
    return this.ids.get(numberKey(tenant, channel, externalId));
  }

  set(order: HotOrder): void {
    this.orders.set(orderKey(order.tenant, order.id), order);
    this.ids.set(numberKey(order.tenant, order.channel, order.externalId), order.id);
  }
}

/** An order in memory. */
export type HotOrder = StoredOrder;

/**
 * Orders as a transaction sees them: what its jobs wrote, over what is committed.
 * A job's writes join the batch when it ends well; the batch's reach the cache when it is committed.
 */
export class BatchOrders {
  private readonly batch = new Map<string, HotOrder>();
  private readonly made = new Map<string, string>();
  private job: HotOrder[] = [];
  private readonly hot: HotOrders;
  private readonly tx: EngineTransaction;

  constructor(hot: HotOrders, tx: EngineTransaction) {
    this.hot = hot;
    this.tx = tx;
  }

  get(tenant: string, id: string): HotOrder | undefined {
    const own = this.job.findLast((order) => order.id === id && order.tenant === tenant);
    return own ?? this.batch.get(orderKey(tenant, id)) ?? this.hot.get(tenant, id) ?? this.tx.loadOrder(tenant, id);
  }

  /** The id of an order by its number in a channel. */
  find(tenant: string, channel: string, externalId: string): string | undefined {
    const known = this.made.get(numberKey(tenant, channel, externalId)) ?? this.hot.find(tenant, channel, externalId);
    return known ?? this.tx.findOrder(tenant, channel, externalId);
  }

  /** The order with its keys. */
  withKeys(order: HotOrder): HotOrder & { readonly keys: string } {
    const keys = order.keys ?? this.tx.keysOf(order).reduce((all, key) => `${all}${key}\n`, '\n');
    return { ...order, keys };
  }

  put(order: HotOrder): void {
    this.job.push(order);
  }

  keepJob(): void {
    for (const order of this.job) {
      this.batch.set(orderKey(order.tenant, order.id), order);
      if (order.snapshot.seq === 1) this.made.set(numberKey(order.tenant, order.channel, order.externalId), order.id);
    }
    this.job = [];
  }

  dropJob(): void {
    this.job = [];
  }

  committed(): void {
    for (const order of this.batch.values()) this.hot.set(order);
  }
}

function orderKey(tenant: string, id: string): string {
  return `${tenant}\n${id}`;
}

function numberKey(tenant: string, channel: string, externalId: string): string {
  return `${tenant}\n${channel}\n${externalId}`;
}
