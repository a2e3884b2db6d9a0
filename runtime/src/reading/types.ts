import type { StoreQueries } from '../store/index.ts';

/** The store's queries, answered elsewhere or here. */
export type Queries = {
  readonly [Name in keyof StoreQueries]: (...args: Parameters<StoreQueries[Name]>) => Promise<ReturnType<StoreQueries[Name]>>;
};

export interface Reading {
  readonly queries: Queries;
  stop(): Promise<void>;
}

/** A question to a reading thread. */
export interface ReadTask {
  /** The database file. */
  readonly path: string;
  readonly name: keyof StoreQueries;
  readonly args: readonly unknown[];
  /** How long the answer may take. */
  readonly ms: number;
}

/** Errors lose their class between threads, so this one is told as data. */
export type ReadAnswer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: 'too-long' };

/** A reading that took longer than allowed, or found too many before it. */
export class ReadingRefused extends Error {
  readonly reason: 'too-long' | 'too-many';

  constructor(reason: 'too-long' | 'too-many') {
    super(reason === 'too-long' ? 'the reading took too long' : 'too many readings wait');
    this.name = 'ReadingRefused';
    this.reason = reason;
  }
}
