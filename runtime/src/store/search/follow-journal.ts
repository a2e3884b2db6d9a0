import { createHash } from 'node:crypto';
import type { Connection } from '../connect.ts';
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
    const added = found.filter(write);
    return { ...timesOf(progress, added), building: found.at(-1)?.row ?? null };
  }

  function follow(progress: Progress): Progress {
    const found = steps.all(progress.journal, stepsAtOnce);
    const last = found.at(-1);
    if (!last) return progress;
    const touched = [...new Set(found.map((step) => step.order))].sort((a, b) => a - b).flatMap((row) => order.get(row) ?? []);
    const added = touched.filter(write);
    return { ...timesOf(progress, added), journal: last.row, mark: last.mark };
  }

  /** Where the build begins: steps from here on are followed after it. */
  function begin(): Progress {
    index.clear();
    const journal = lastStep.get() ?? 0;
    return { journal, mark: stepAt.get(journal) ?? '', building: 0, newest: 0, skew: 0 };
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

/** `added`: in the order they came. */
function timesOf(progress: Progress, added: readonly Searchable[]): Progress {
  let { newest, skew } = progress;
  for (const { createdAt } of added) {
    skew = Math.max(skew, newest - createdAt);
    newest = Math.max(newest, createdAt);
  }
  return { ...progress, newest, skew };
}

/** Puts an order's text in, unless it is what the index has; true when the index had none of it. */
function createTextWriter(index: SearchIndex): (order: Searchable) => boolean {
  const digestOf = index.raw.prepare<[number], number>('SELECT digest FROM texts WHERE order_row = ?').pluck();
  const save = index.raw.prepare<[number, number]>('INSERT OR REPLACE INTO texts VALUES (?, ?)');
  const inserts = new Map<number, { put(row: number, grams: string): void; remove(row: number): void }>();

  function statementsOf(no: number) {
    const known = inserts.get(no);
    if (known) return known;
    const put = index.raw.prepare<[number, string]>(`INSERT INTO grams_${no} (rowid, grams) VALUES (?, ?)`);
    const remove = index.raw.prepare<[number]>(`DELETE FROM grams_${no} WHERE rowid = ?`);
    const made = { put: (row: number, grams: string) => void put.run(row, grams), remove: (row: number) => void remove.run(row) };
    inserts.set(no, made);
    return made;
  }

  return ({ row, tenant, search }) => {
    const digest = createHash('sha1').update(search).digest().readUIntBE(0, 4);
    const before = digestOf.get(row);
    if (before === digest) return false;
    const { put, remove } = statementsOf(index.addTenant(tenant));
    if (before !== undefined) remove(row);
    put(row, gramsOf(search).join(' '));
    save.run(row, digest);
    return before === undefined;
  };
}
