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
    copy('orders', {
      ...same('tenant', 'channel', 'flow', 'version', 'status', 'states', 'tags', 'amount', 'search', 'created_at', 'updated_at'),
      id,
      external_id: "'stored' || n",
    });
    copy('snapshots', { ...same('tenant', 'seq'), order_id: id, data: renamed('t.data') });
    copy('order_states', { ...same('tenant', 'flow', 'state', 'created_at'), order_id: id });
    copy('journal', {
      ...same('tenant', 'seq', 'at', 'actor', 'outcome', 'record'),
      order_id: id,
      input: renamed('t.input'),
    });
    copy('applied', { ...same('tenant', 'channel', 'seq', 'outcome'), key: "'stored' || n || t.key", order_id: id });
    copy('inbox', {
      ...same('tenant', 'channel', 'received_at', 'status', 'headers', 'body', 'problems'),
      id: "printf('00%010d', n) || t.id",
      delivery_id: "'stored' || n || t.delivery_id",
      orders: renamed('t.orders'),
    });
    database.exec(`UPDATE counters SET orders = orders * ${count + 1}`);
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}
