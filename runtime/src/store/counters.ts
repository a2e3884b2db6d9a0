import type { Database } from 'better-sqlite3';

interface Delta {
  readonly tenant: string;
  readonly flow: string;
  readonly version: number;
  readonly type: 'status' | 'state';
  readonly key: string;
  readonly by: number;
}

export interface Counters {
  add(change: Delta): void;
  mark(): ReadonlyMap<string, Delta>;
  reset(mark: ReadonlyMap<string, Delta>): void;
  /** Writes what was added; inside the transaction. */
  flush(): void;
  clear(): void;
}

/** How many orders are where. Gathered over a transaction and written once at its end: a batch touches few of them. */
export function createCounters(raw: Database): Counters {
  let deltas = new Map<string, Delta>();
  const write = raw.prepare<[string, string, number, string, string, number]>(
    `INSERT INTO counters (tenant, flow, version, type, key, orders) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET orders = orders + excluded.orders`,
  );
  return {
    add(change) {
      const name = `${change.tenant}\n${change.flow}\n${change.version}\n${change.type}\n${change.key}`;
      const by = (deltas.get(name)?.by ?? 0) + change.by;
      deltas.set(name, { ...change, by });
    },
    mark: () => new Map(deltas),
    reset(mark) {
      deltas = new Map(mark);
    },
    flush() {
      for (const { tenant, flow, version, type, key, by } of deltas.values()) if (by !== 0) write.run(tenant, flow, version, type, key, by);
      deltas.clear();
    },
    clear() {
      deltas.clear();
    },
  };
}
