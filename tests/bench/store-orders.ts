import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Fills a database by copying the one order that is in it: all its rows, with ids and numbers of their own.
 * The copies are sound orders: `verify` finds nothing wrong with them.
 */
export function storeOrders(data: string, count: number): void {
  const database = new Database(join(data, 'orderloom.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('cache_size = -262144');
  const template = database.prepare<[], { id: string }>('SELECT id FROM orders').get();
  if (!template) throw new Error('there is no order to copy');
  const numbers = `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})`;
  // Sorts before every id that is made while the bench runs.
  const id = "printf('00%024d', n)";
  const renamed = (column: string) => `replace(${column}, '${template.id}', ${id})`;
  const copy = (table: string, columns: Readonly<Record<string, string>>) =>
    database.exec(
      `${numbers} INSERT INTO ${table} (${Object.keys(columns).join(', ')}) SELECT ${Object.values(columns).join(', ')} FROM numbers, ${table} AS t`,
    );
  const same = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `t.${name}`]));
  database.transaction(() => {
    const { last } = database.prepare<[], { last: number }>('SELECT max(row) AS last FROM orders').get() ?? { last: 0 };
    const row = `n + ${last}`;
    copy('orders', {
      ...same('tenant', 'channel', 'flow', 'version', 'status', 'states', 'tags', 'amount', 'search', 'created_at', 'updated_at'),
      ...same('seq', 'data'),
      row,
      id,
      external_id: "'stored' || n",
    });
    copy('order_states', { ...same('state', 'created_at'), order_row: row });
    copy('journal', {
      ...same('seq', 'at', 'actor', 'outcome', 'record'),
      order_row: row,
      key: "'stored' || n || t.key",
      input: renamed('t.input'),
    });
    copy('inbox', {
      ...same('source', 'received_at', 'status', 'headers', 'body', 'problems', 'orders'),
      order_row: row,
      delivery_id: "'stored' || n || t.delivery_id",
    });
    database.exec(`UPDATE counters SET orders = orders * ${count + 1}`);
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}
