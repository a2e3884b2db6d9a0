import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What the database of a data folder says happened; read beside the running server. */
export interface Ledger {
  /** How often the message with each number was applied. */
  readonly applied: ReadonlyMap<number, number>;
  /** Orders whose journal numbers have a gap. */
  readonly gaps: readonly number[];
  /** Orders in which one timer fired more than once, or an armed one is long overdue. */
  readonly timersTwice: readonly string[];
  readonly overdue: number;
  readonly orders: number;
  readonly integrity: string;
}

interface Row {
  readonly order_id: number;
  readonly seq: number;
  readonly outcome: string;
  readonly input: string;
}

interface Input {
  readonly type: string;
  readonly id?: string;
  readonly arming?: number;
  readonly event?: { readonly n?: number };
}

export function readLedger(data: string, now: number): Ledger {
  const database = new Database(join(data, 'orderloom.db'), { readonly: true });
  try {
    const applied = new Map<number, number>();
    const lengths = new Map<number, number>();
    const fired = new Map<string, number>();
    const gaps = new Set<number>();
    for (const row of database
      .prepare<[], Row>(
        "SELECT order_row AS order_id, seq, coalesce(outcome, 'applied') AS outcome, input FROM journal ORDER BY order_row, seq",
      )
      .iterate()) {
      const length = (lengths.get(row.order_id) ?? 0) + 1;
      lengths.set(row.order_id, length);
      if (row.seq !== length) gaps.add(row.order_id);
      count(applied, fired, row);
    }
    const overdue = database
      .prepare<[number], { n: number }>("SELECT count(*) AS n FROM timers WHERE status = 'armed' AND due <= ?")
      .get(now);
    return {
      applied,
      gaps: [...gaps],
      timersTwice: [...fired].filter(([, times]) => times > 1).map(([timer]) => timer),
      overdue: overdue?.n ?? 0,
      orders: lengths.size,
      integrity: String(database.pragma('integrity_check', { simple: true })),
    };
  } finally {
    database.close();
  }
}

function count(applied: Map<number, number>, fired: Map<string, number>, row: Row): void {
  const input = JSON.parse(row.input) as Input;
  const n = input.event?.n;
  if (n !== undefined && row.outcome === 'applied') applied.set(n, (applied.get(n) ?? 0) + 1);
  if (input.type !== 'timer' || row.outcome !== 'applied') return;
  const timer = `${row.order_id} ${input.id} ${input.arming}`;
  fired.set(timer, (fired.get(timer) ?? 0) + 1);
}
