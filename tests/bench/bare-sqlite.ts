import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

interface Stored {
  readonly row: number;
  readonly created_at: number;
  readonly data: string;
}

/**
 * Events a second that the database alone can make durable: the rows one event leaves, in transactions of `group` events, at
 * synchronous=FULL, from prepared statements with values that are ready. No HTTP, no step, no cache.
 */
export function measureBareSqlite(data: string, group: number, seconds: number): number {
  const path = join(data, `bare-${group}.db`);
  copyFileSync(join(data, 'orderloom.db'), path);
  const database = new Database(path);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'wal_autocheckpoint = 4000', 'cache_size = -32768'])
    database.pragma(pragma);
  const write = eventWriter(database);
  const commit = database.transaction((from: number) => {
    for (let index = 0; index < group; index += 1) write(from + index);
  });
  const began = performance.now();
  let events = 0;
  for (; performance.now() < began + seconds * 1000; events += group) commit.immediate(events);
  const perSecond = (events * 1000) / (performance.now() - began);
  database.close();
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  return perSecond;
}

/** The newest stored orders take turns, as the orders in flight do. */
function eventWriter(database: Database.Database): (number: number) => void {
  const orders = database.prepare<[], Stored>('SELECT row, created_at, data FROM orders ORDER BY row DESC LIMIT 512').all();
  const sample = database
    .prepare<[], { input: string; record: string }>('SELECT input, record FROM journal ORDER BY row DESC LIMIT 1')
    .get();
  const delivery = database
    .prepare<[], { headers: string; body: Buffer }>('SELECT headers, body FROM inbox ORDER BY row DESC LIMIT 1')
    .get();
  const journal = database.prepare('INSERT INTO journal (order_row, seq, at, key, input, record) VALUES (?, ?, ?, ?, ?, ?)');
  const update = database.prepare(
    "UPDATE orders SET seq = ?, data = ?, states = ?, tags = '[]', amount = 9900, updated_at = ? WHERE row = ?",
  );
  const leave = database.prepare('DELETE FROM order_states WHERE place = ? AND created_at = ? AND order_row = ?');
  const enter = database.prepare('INSERT OR REPLACE INTO order_states VALUES (?, ?, ?)');
  const inbox = database.prepare(
    `INSERT INTO inbox (status, order_row, source, delivery_id, received_at, headers, body) VALUES ('applied', ?, 1, ?, ?, ?, ?)`,
  );
  return (number) => {
    const order = orders[number % orders.length];
    if (!order) throw new Error('no stored orders');
    const { row, created_at, data } = order;
    const seq = 10 + Math.floor(number / orders.length);
    const states = ['packing', 'ready'];
    const key = `bare_${row}_${seq}`;
    journal.run(row, seq, created_at, key, sample?.input, sample?.record);
    update.run(seq, data, JSON.stringify([states[seq % 2], 'booking']), created_at, row);
    leave.run(1 + ((seq + 1) % 2), created_at, row);
    enter.run(1 + (seq % 2), created_at, row);
    inbox.run(row, key, created_at, delivery?.headers, delivery?.body);
  };
}
