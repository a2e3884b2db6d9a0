// The program of a reading thread. What it is asked for, it reads over a connection it keeps.
import { openReader, ReadingTooLong, type StoreReader } from '../store/index.ts';
import type { ReadAnswer, ReadTask } from './types.ts';

const readers = new Map<string, StoreReader>();

function readerOf(path: string): StoreReader {
  const reader = readers.get(path) ?? openReader(path);
  readers.set(path, reader);
  return reader;
}

/** Answers one query. */
export function read({ path, name, args, ms }: ReadTask): ReadAnswer {
  try {
    const reader = readerOf(path);
    const query = reader.queries[name] as (...args: readonly unknown[]) => unknown;
    return { ok: true, value: reader.within(ms, () => query(...args)) };
  } catch (error) {
    if (error instanceof ReadingTooLong) return { ok: false, reason: 'too-long' };
    throw plain(error);
  }
}

/** Lets the index of texts follow for a while; false when it has arrived. */
export function followTexts({ path, ms }: Pick<ReadTask, 'path' | 'ms'>): boolean {
  try {
    if (readers.get(path)?.whole === false) {
      readers.get(path)?.close();
      readers.delete(path);
    }
    return readerOf(path).followTexts(ms);
  } catch (error) {
    throw plain(error);
  }
}

/** The database's own errors are no `Error` any more on the other side. */
function plain(error: unknown): Error {
  return new Error(error instanceof Error ? error.message : String(error));
}
