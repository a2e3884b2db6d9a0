// The program of the thread that takes orders through drafts, over a connection that can only read.
import { openReader, type StoreReader } from '../store/index.ts';
import type { PageResult, PageTask, Question } from './types.ts';
import { createPageWork } from './work-page.ts';

/** For one statement's worth of reading; the work between two readings is not counted against a screen. */
const readMs = 60_000;
const readers = new Map<string, StoreReader>();
const workOn = createPageWork();

function readerOf(path: string): StoreReader {
  const reader = readers.get(path) ?? openReader(path);
  readers.set(path, reader);
  return reader;
}

export function work({ path, task }: { readonly path: string; readonly task: PageTask }): PageResult {
  const reader = readerOf(path);
  return plainly(() => reader.within(readMs, () => workOn(reader.queries, task)));
}

export function count({ path, question }: { readonly path: string; readonly question: Question }) {
  const reader = readerOf(path);
  return plainly(() => reader.within(readMs, () => reader.queries.recordingCount(question.tenant, question)));
}

/** The database's own errors are no `Error` any more on the other side. */
function plainly<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(error instanceof Error ? error.message : String(error));
  }
}
