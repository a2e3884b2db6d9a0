import { createHash } from 'node:crypto';
import type { Connection } from '../connect.ts';
import { entriesAtOnce, firstEntry } from './entries.ts';
import { gramsOf } from './grams.ts';
import type { Progress, SearchIndex } from './open-index.ts';

const ordersAtOnce = 200;
const stepsAtOnce = 2_000;

interface Searchable {
  readonly row: number;
  readonly tenant: string;
  readonly search: string;
  readonly createdAt: number;
}

interface Step {
  readonly row: number;
  readonly order: number;
  readonly mark: string;
}

/** Brings the index nearer to the database, a bounded piece of work; false when there is nothing left to do. */
export function createFollower({ raw }: Connection, index: SearchIndex): () => boolean {
  const stepAt = raw.prepare<[number], string>("SELECT order_row || ':' || seq || ':' || at FROM journal WHERE row = ?").pluck();
  const lastStep = raw.prepare<[], number | null>('SELECT max(row) FROM journal').pluck();
  const steps = raw.prepare<[number, number], Step>(
    `SELECT row, order_row AS "order", order_row || ':' || seq || ':' || at AS mark FROM journal WHERE row > ? ORDER BY row LIMIT ?`,
  );
  const orders = raw.prepare<[number, number], Searchable>(
    'SELECT row, tenant, search, created_at AS createdAt FROM orders WHERE row > ? ORDER BY row LIMIT ?',
  );
  const order = raw.prepare<[number], Searchable>('SELECT row, tenant, search, created_at AS createdAt FROM orders WHERE row = ?');
  const write = createTextWriter(index);

  function build(progress: Progress, after: number): Progress {
    const found = orders.all(after, ordersAtOnce);
    for (const one of found) write(one);
    return { ...progress, building: found.at(-1)?.row ?? null };
  }

  function follow(progress: Progress): Progress {
    const found = steps.all(progress.journal, stepsAtOnce);
    const last = found.at(-1);
    if (!last) return progress;
    const touched = [...new Set(found.map((step) => step.order))].sort((a, b) => a - b).flatMap((row) => order.get(row) ?? []);
    for (const one of touched) write(one);
    return { ...progress, journal: last.row, mark: last.mark };
  }

  /** Where the build begins: steps from here on are followed after it. */
  function begin(): Progress {
    index.clear();
    const journal = lastStep.get() ?? 0;
    return { journal, mark: stepAt.get(journal) ?? '', building: 0 };
  }

  const turn = index.raw.transaction((): boolean => {
    const before = index.progress();
    const fits = before.mark === (stepAt.get(before.journal) ?? '') && !(before.journal === 0 && before.building === 0);
    const progress = fits ? before : begin();
    const after = progress.building === null ? follow(progress) : build(progress, progress.building);
    if (after !== before) index.save(after);
    return after !== progress;
  });

  return () => turn.immediate();
}

/** Puts an order's text in, unless it is what the index has. */
function createTextWriter(index: SearchIndex): (order: Searchable) => void {
  const entryAt = index.raw.prepare<[number], { order: number; digest: number }>(
    'SELECT order_row AS "order", digest FROM texts WHERE entry = ?',
  );
  const save = index.raw.prepare<[number, number, number]>('INSERT OR REPLACE INTO texts VALUES (?, ?, ?)');
  const statements = new Map<number, { put(entry: number, grams: string): void; remove(entry: number): void }>();

  function statementsOf(no: number) {
    const known = statements.get(no);
    if (known) return known;
    const put = index.raw.prepare<[number, string]>(`INSERT INTO grams_${no} (rowid, grams) VALUES (?, ?)`);
    const remove = index.raw.prepare<[number]>(`DELETE FROM grams_${no} WHERE rowid = ?`);
    const made = { put: (entry: number, grams: string) => void put.run(entry, grams), remove: (entry: number) => void remove.run(entry) };
    statements.set(no, made);
    return made;
  }

  /** Where the order's text is, or the next free place. */
  function placeOf({ row, createdAt }: Searchable) {
    for (let entry = firstEntry(createdAt) + (row % entriesAtOnce); ; entry += 1) {
      const found = entryAt.get(entry);
      if (!found || found.order === row) return { entry, before: found?.digest };
    }
  }

  return (order) => {
    const { row, tenant, search } = order;
    const digest = createHash('sha1').update(search).digest().readUIntBE(0, 4);
    const { entry, before } = placeOf(order);
    if (before === digest) return;
    const { put, remove } = statementsOf(index.addTenant(tenant));
    if (before !== undefined) remove(entry);
    put(entry, gramsOf(search).join(' '));
    save.run(entry, row, digest);
  };
}
