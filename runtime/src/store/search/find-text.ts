import { LRUCache } from 'lru-cache';
import type { Connection } from '../connect.ts';
import { wantedFor } from './grams.ts';
import type { SearchIndex } from './open-index.ts';
import { createGramSample } from './sample-grams.ts';

/** Of the wanted pieces so many are looked up, the rarest: what is found is held against the text itself anyway. */
const piecesLookedUp = 3;

/** Numbers of the tenant's orders that may hold a text, the last to come first. */
export interface Candidates {
  /** Orders numbered up to `below`, without it. */
  find(tenant: string, text: string, below: number): Iterable<number>;
}

export function createCandidates(raw: Connection['raw'], index: SearchIndex): Candidates {
  const sample = createGramSample(raw);
  const finders = new LRUCache<number, ReturnType<typeof prepare>>({ max: 100 });

  function prepare(no: number) {
    return index.raw
      .prepare<[string, number], number>(`SELECT rowid FROM grams_${no} WHERE grams_${no} MATCH ? AND rowid < ? ORDER BY rowid DESC`)
      .pluck();
  }

  return {
    find(tenant, text, below) {
      const no = index.tenant(tenant);
      if (no === undefined) return [];
      const finder = finders.get(no) ?? prepare(no);
      finders.set(no, finder);
      const { exact, prefix } = wantedFor(text);
      const often = sample(tenant);
      const rarest = exact.toSorted((a, b) => often(a) - often(b)).slice(0, piecesLookedUp);
      const wanted = prefix === undefined ? rarest.map((gram) => `"${gram}"`).join(' AND ') : `"${prefix}" *`;
      return wanted === '' ? [] : finder.iterate(wanted, below);
    },
  };
}
