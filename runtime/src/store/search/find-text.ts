import { LRUCache } from 'lru-cache';
import type { Connection } from '../connect.ts';
import { entriesAtOnce, firstEntry } from './entries.ts';
import { wantedFor } from './grams.ts';
import type { SearchIndex } from './open-index.ts';
import { createGramSample } from './sample-grams.ts';

/** Of the wanted pieces so many are looked up, the rarest: what is found is held against the text itself anyway. */
const piecesLookedUp = 3;
/** Entries of a full millisecond lie in the next ones. */
const spill = 2 * entriesAtOnce;

export interface Candidates {
  /** Numbers of the tenant's orders that may hold a text, of a span of time; the newest first but within one millisecond. */
  find(tenant: string, text: string, from: number, to: number): Iterable<number>;
}

export function createCandidates(raw: Connection['raw'], index: SearchIndex): Candidates {
  const sample = createGramSample(raw);
  const orderAt = index.raw.prepare<[number], number>('SELECT order_row FROM texts WHERE entry = ?').pluck();
  const finders = new LRUCache<number, ReturnType<typeof prepare>>({ max: 100 });

  function prepare(no: number) {
    return index.raw
      .prepare<[string, number, number], number>(
        `SELECT rowid FROM grams_${no} WHERE grams_${no} MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC`,
      )
      .pluck();
  }

  return {
    *find(tenant, text, from, to) {
      const no = index.tenant(tenant);
      if (no === undefined) return;
      const finder = finders.get(no) ?? prepare(no);
      finders.set(no, finder);
      const { exact, prefix } = wantedFor(text);
      const often = sample(tenant);
      const rarest = exact.toSorted((a, b) => often(a) - often(b)).slice(0, piecesLookedUp);
      const wanted = prefix === undefined ? rarest.map((gram) => `"${gram}"`).join(' AND ') : `"${prefix}" *`;
      if (wanted === '') return;
      for (const entry of finder.iterate(wanted, firstEntry(from), firstEntry(to) + spill)) {
        const row = orderAt.get(entry);
        if (row !== undefined) yield row;
      }
    },
  };
}
