import type { Page } from './reading-types.ts';

type Key = readonly (string | number)[];

/** The position after a row, as an opaque text. */
export function writeCursor(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The position a cursor stands for; undefined when it is not one of ours, which reads from the start. */
export function readCursor(cursor: string | undefined, length: number): Key | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(key) && key.length === length && key.every(isBindable) ? key : undefined;
  } catch {
    return undefined;
  }
}

function isBindable(part: unknown): part is string | number {
  return typeof part === 'string' || typeof part === 'number';
}

/** Makes a page of `limit` from rows that were read one further. */
export function pageOf<R, T>(rows: readonly R[], limit: number, key: (row: R) => Key, toItem: (row: R) => T): Page<T> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(toItem), next: last === undefined ? null : writeCursor(key(last)) };
}
