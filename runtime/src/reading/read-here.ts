import type { StoreQueries } from '../store/index.ts';
import { queriesBy } from './query-names.ts';
import type { Reading } from './types.ts';

/** Reads on the thread and the connection at hand. */
export function readHere(queries: StoreQueries): Reading {
  const ask = async (name: keyof StoreQueries, args: readonly unknown[]) =>
    (queries[name] as (...args: readonly unknown[]) => unknown)(...args);
  return { queries: queriesBy(ask), stop: async () => {} };
}
