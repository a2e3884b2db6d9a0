import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

interface Stored {
  readonly id: string;
  readonly created_at: number;
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
  const orders = database.prepare<[], Stored>('SELECT id, created_at FROM orders ORDER BY row DESC LIMIT 512').all();
  const sample = database
    .prepare<[], { input: string; record: string }>('SELECT input, record FROM journal ORDER BY row DESC LIMIT 1')
    .get();
  const snapshot = database.prepare<[], { data: string }>('SELECT data FROM snapshots LIMIT 1').get();
  const delivery = database
    .prepare<[], { headers: string; body: Buffer }>('SELECT headers, body FROM inbox ORDER BY row DESC LIMIT 1')
    .get();
  const applied = database.prepare("INSERT INTO applied VALUES ('default', 'shop', ?, ?, ?, 'applied')");
  const journal = database.prepare(
    "INSERT INTO journal (tenant, order_id, seq, at, actor, outcome, input, record) VALUES ('default', ?, ?, ?, 'channel:shop', 'applied', ?, ?)",
  );
  const update = database.prepare("UPDATE snapshots SET seq = ?, data = ? WHERE tenant = 'default' AND order_id = ?");
  const head = database.prepare(
    "UPDATE orders SET states = ?, tags = '[]', amount = 9900, updated_at = ? WHERE tenant = 'default' AND id = ?",
  );
  const leave = database.prepare(
    "DELETE FROM order_states WHERE tenant = 'default' AND flow = 'load' AND state = ? AND created_at = ? AND order_id = ?",
  );
  const enter = database.prepare("INSERT OR REPLACE INTO order_states VALUES ('default', 'load', ?, ?, ?)");
  const inbox = database.prepare(
    `INSERT INTO inbox (tenant, id, channel, delivery_id, received_at, status, headers, body, problems, orders)
     VALUES ('default', ?, 'shop', ?, ?, 'applied', ?, ?, '[]', ?)`,
  );
  return (number) => {
    const order = orders[number % orders.length];
    if (!order) throw new Error('no stored orders');
    const { id, created_at } = order;
    const seq = 10 + Math.floor(number / orders.length);
    const states = ['packing', 'ready'];
    applied.run(`bare_${id}_${seq}#0`, id, seq);
    journal.run(id, seq, created_at, sample?.input, sample?.record);
    update.run(seq, snapshot?.data, id);
    head.run(JSON.stringify([states[seq % 2], 'booking']), created_at, id);
    leave.run(states[(seq + 1) % 2], created_at, id);
    enter.run(states[seq % 2], created_at, id);
    inbox.run(
      `bare${String(number).padStart(12, '0')}`,
      `bare_${id}_${seq}`,
      created_at,
      delivery?.headers,
      delivery?.body,
      JSON.stringify([id]),
    );
  };
}
