import type { Database } from 'better-sqlite3';

/** Short numbers that stand for names which many rows repeat. */
export interface ShortNumbers {
  /** A state of a flow, by channel and status of the orders that stand there; in the lists of orders. */
  place(tenant: string, flow: string, channel: string, status: string, state: string): number;
  /** Where a delivery came from. */
  source(tenant: string, channel: string): number;
  /** After a rollback: what the undone transaction named has no number any more. */
  forget(): void;
}

/** Numbers are made when first needed, inside the transaction that needs them, and remembered. */
export function createShortNumbers(raw: Database): ShortNumbers {
  const known = new Map<string, number>();

  function numbering(table: string, columns: readonly string[]) {
    const values = columns.map(() => '?').join(', ');
    const find = raw.prepare<string[], { no: number }>(
      `SELECT no FROM ${table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`,
    );
    const insert = raw.prepare<string[]>(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`);
    return (...names: string[]): number => {
      let key = table;
      for (const name of names) key += `\n${name}`;
      const kept = known.get(key);
      if (kept !== undefined) return kept;
      const no = find.get(...names)?.no ?? Number(insert.run(...names).lastInsertRowid);
      known.set(key, no);
      return no;
    };
  }

  return {
    place: numbering('places', ['tenant', 'flow', 'channel', 'status', 'state']),
    source: numbering('sources', ['tenant', 'channel']),
    forget: () => known.clear(),
  };
}
