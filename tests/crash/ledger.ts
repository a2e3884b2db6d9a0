import { join } from 'node:path';
import { openStore } from '@orderloom/runtime/testing';
import Database from 'better-sqlite3';
import { firstNumberOf } from './shop.ts';

const tenant = 'default';

/** What the database of a data folder says happened. */
export interface Ledger {
  /** How often the message with each number was applied. */
  readonly applied: ReadonlyMap<number, number>;
  /** Orders whose journal numbers have a gap. */
  readonly gaps: readonly string[];
  /** Timers that fired more than once for one arming. */
  readonly timersTwice: readonly string[];
  /** Timers armed and due at the instant asked for. */
  readonly overdue: number;
  /** Keys of the effects the journal asked for. */
  readonly effects: ReadonlySet<string>;
  readonly orders: number;
  readonly entries: number;
  readonly integrity: string;
}

/** Reads a folder no server works on. */
export function readLedger(data: string, now: number): Ledger {
  const path = join(data, 'orderloom.db');
  const store = openStore({ path, now: Date.now });
  try {
    const count = new Count();
    let ids = store.engine.orderIds(tenant, '', 500);
    while (ids.length > 0) {
      for (const id of ids) count.order(id, store.engine.loadOrder(tenant, id)?.externalId ?? '', store.engine.journalOf(tenant, id));
      ids = store.engine.orderIds(tenant, ids.at(-1) ?? '', 500);
    }
    return {
      applied: count.applied,
      gaps: count.gaps,
      timersTwice: [...count.fired].filter(([, times]) => times > 1).map(([timer]) => timer),
      overdue: store.engine.dueTimers(now, 1000).length,
      effects: count.effects,
      orders: count.orders,
      entries: count.entries,
      integrity: integrityOf(path),
    };
  } finally {
    store.close();
  }
}

type Journal = ReturnType<ReturnType<typeof openStore>['engine']['journalOf']>;

class Count {
  readonly applied = new Map<number, number>();
  readonly fired = new Map<string, number>();
  readonly effects = new Set<string>();
  readonly gaps: string[] = [];
  orders = 0;
  entries = 0;

  order(id: string, externalId: string, journal: Journal): void {
    this.orders += 1;
    const first = firstNumberOf(externalId);
    if (first !== undefined) this.applied.set(first, (this.applied.get(first) ?? 0) + 1);
    this.entries += journal.length;
    if (journal.some((row, index) => row.seq !== index + 1)) this.gaps.push(id);
    for (const row of journal) {
      for (const effect of row.effects) this.effects.add(effect.key);
      if (row.outcome === 'applied') this.input(id, row.input);
    }
  }

  private input(order: string, input: Journal[number]['input']): void {
    if (input.type === 'event') {
      const n = Number((input.event as { readonly n?: unknown }).n);
      this.applied.set(n, (this.applied.get(n) ?? 0) + 1);
    }
    if (input.type === 'timer') {
      const timer = `${order} ${input.id} ${input.arming}`;
      this.fired.set(timer, (this.fired.get(timer) ?? 0) + 1);
    }
  }
}

function integrityOf(path: string): string {
  const database = new Database(path, { readonly: true });
  try {
    return String(database.pragma('integrity_check', { simple: true }));
  } finally {
    database.close();
  }
}
