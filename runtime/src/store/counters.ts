import type { Database } from 'better-sqlite3';

type Marks = ReadonlyMap<string, number>;

export interface Counters {
  add(tenant: string, flow: string, version: number, type: 'status' | 'state' | 'timer', key: string, by: number): void;
  mark(): Marks;
  reset(mark: Marks): void;
  /** Writes what was added; inside the transaction. */
  flush(): void;
  clear(): void;
}

/** How many orders are where, and how many timers wait. Gathered over a transaction and written once at its end: a batch touches few of them. */
export function createCounters(raw: Database): Counters {
  let deltas = new Map<string, number>();
  const write = raw.prepare<[string, string, number, string, string, number]>(
    `INSERT INTO counters (tenant, flow, version, type, key, orders) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET orders = orders + excluded.orders`,
  );
  return {
    add(tenant, flow, version, type, key, by) {
      const name = `${tenant}\n${flow}\n${version}\n${type}\n${key}`;
      deltas.set(name, (deltas.get(name) ?? 0) + by);
    },
    mark: () => new Map(deltas),
    reset(mark) {
      deltas = new Map(mark);
    },
    flush() {
      for (const [name, by] of deltas) {
        const [tenant = '', flow = '', version, type = '', key = ''] = name.split('\n');
        if (by !== 0) write.run(tenant, flow, Number(version), type, key, by);
      }
      deltas.clear();
    },
    clear() {
      deltas.clear();
    },
  };
}
