import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface Fill {
  readonly count: number;
  /** How many of hundred copies each order that is there gets; the first alone unless said. */
  readonly shares?: readonly number[];
  /** Every copy lives `from` plus its number times `step` milliseconds later than its original; at the same time unless said. */
  readonly from?: number;
  readonly step?: number;
}

const chunk = 20_000;
const families =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹';
const given = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲梅红玉建华志国春海燕小晓宇浩然子涵雨轩梓欣怡佳思琪俊豪婷雪峰鹏飞龙';

/**
 * Fills a database by copying the orders that are in it: all their rows, with ids, numbers, names and times of their own.
 * The copies are sound orders: `verify` finds nothing wrong with them.
 */
export function storeOrders(data: string, { count, shares = [100], from = 0, step = 0 }: Fill): void {
  const database = new Database(join(data, 'orderloom.db'));
  for (const pragma of ['journal_mode = WAL', 'synchronous = OFF', 'wal_autocheckpoint = 20000', 'cache_size = -524288'])
    database.pragma(pragma);
  database.function('person', { deterministic: true }, (number: unknown) => personOf(Number(number)));
  const originals = database
    .prepare<[number], Original>('SELECT row, id, external_id AS externalId FROM orders ORDER BY row LIMIT ?')
    .all(shares.length);
  const last = Number(database.prepare('SELECT max(row) FROM orders').pluck().get());
  const bounds = shares.map((_, index) => shares.slice(0, index).reduce((sum, share) => sum + share, 0));
  for (let begin = 1; begin <= count; begin += chunk) {
    const end = Math.min(count, begin + chunk - 1);
    database.transaction(() => {
      originals.forEach((original, index) => {
        const low = bounds[index] ?? 0;
        const mine = `n * 7919 % 100 >= ${low} AND n * 7919 % 100 < ${low + (shares[index] ?? 0)}`;
        copyOrder(database, original, { range: [begin, end], mine, last, delta: `(${from} + n * ${step})` });
      });
    })();
  }
  recount(database);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

interface Original {
  readonly row: number;
  readonly id: string;
  readonly externalId: string;
}

interface Part {
  readonly range: readonly [number, number];
  readonly mine: string;
  readonly last: number;
  readonly delta: string;
}

function copyOrder(database: Database.Database, original: Original, { range, mine, last, delta }: Part): void {
  const { row, id, externalId } = original;
  const numbers = `WITH RECURSIVE numbers (n) AS (SELECT ${range[0]} UNION ALL SELECT n + 1 FROM numbers WHERE n < ${range[1]})`;
  // Sorts before every id that is made while the bench runs.
  const newId = `printf('00%012d%012d', ${last}, n)`;
  const newNumber = `printf('69%016d', (n + ${last}) * 2654435761 % 10000000000000000)`;
  const renamed = (column: string) =>
    timesIn(database, row).reduce(
      (text, time) => `replace(${text}, '${time}', ${time} + ${delta})`,
      `replace(replace(replace(${column}, '${id}', ${newId}), '${externalId}', ${newNumber}), 'Li Wei', person(n))`,
    );
  const copy = (table: string, where: string, columns: Readonly<Record<string, string>>) =>
    database.exec(
      `${numbers} INSERT INTO ${table} (${Object.keys(columns).join(', ')}) SELECT ${Object.values(columns).join(', ')}
       FROM numbers CROSS JOIN ${table} AS t WHERE ${mine} AND ${where}`,
    );
  const same = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `t.${name}`]));
  const later = (name: string) => ({ [name]: `t.${name} + ${delta}` });
  const newRow = `n + ${last}`;
  copy('orders', `t.row = ${row}`, {
    ...same('tenant', 'channel', 'flow', 'version', 'status', 'states', 'tags', 'amount', 'seq'),
    ...later('created_at'),
    ...later('updated_at'),
    row: newRow,
    id: newId,
    external_id: newNumber,
    search: `replace(replace(t.search, '${externalId.toLowerCase()}', ${newNumber}), 'li wei', person(n))`,
    data: renamed('t.data'),
  });
  copy('order_states', `t.order_row = ${row}`, { ...same('place'), ...later('created_at'), order_row: newRow });
  copy('journal', `t.order_row = ${row}`, {
    ...same('seq', 'actor', 'outcome'),
    ...later('at'),
    order_row: newRow,
    key: renamed('t.key'),
    input: renamed('t.input'),
    record: renamed('t.record'),
  });
  copy('inbox', `t.order_row = ${row}`, {
    ...same('source', 'status', 'headers', 'problems', 'orders'),
    ...later('received_at'),
    order_row: newRow,
    delivery_id: renamed('t.delivery_id'),
    body: `CAST(${renamed('CAST(t.body AS TEXT)')} AS BLOB)`,
  });
  copy('timers', `t.order_row = ${row}`, { ...same('arming', 'tenant', 'id', 'status', 'error'), ...later('due'), order_row: newRow });
}

/** Instants, as milliseconds, that stand in the texts of an order's rows. */
function timesIn(database: Database.Database, row: number): readonly string[] {
  const texts = database
    .prepare<[number, number], string>(
      'SELECT data FROM orders WHERE row = ? UNION ALL SELECT input || record FROM journal WHERE order_row = ?',
    )
    .pluck()
    .all(row, row);
  return [...new Set(texts.flatMap((text) => text.match(/\b1[0-9]{12}\b/g) ?? []))];
}

function recount(database: Database.Database): void {
  database.exec(`
    DELETE FROM counters;
    INSERT INTO counters (tenant, flow, version, type, key, orders)
      SELECT tenant, flow, version, 'status', status, count(*) FROM orders GROUP BY 1, 2, 3, 5;
    INSERT INTO counters (tenant, flow, version, type, key, orders)
      SELECT o.tenant, o.flow, o.version, 'state', p.state, count(*) FROM order_states s JOIN places p ON p.no = s.place
      JOIN orders o ON o.row = s.order_row WHERE p.status <> 'done' GROUP BY 1, 2, 3, 5;
    INSERT INTO counters (tenant, flow, version, type, key, orders)
      SELECT tenant, '', 0, 'timer', status, count(*) FROM timers GROUP BY 1, 5;`);
}

function personOf(number: number): string {
  const mixed = (Math.imul(number, 2_654_435_761) >>> 0) + 1;
  const letter = (letters: string, by: number) => letters[Math.floor(mixed / by) % letters.length] ?? '';
  return letter(families, 1) + letter(given, 97) + (mixed % 3 === 0 ? '' : letter(given, 7919));
}
