import type { Json } from '../base/json.ts';

/** The rows of one order of a table as one message: the cells of the first, with those of all of them as `rows`. */
export function importMessage(rows: readonly Readonly<Record<string, Json>>[]): Json {
  return { ...rows[0], rows: rows.map((cells) => ({ ...cells })) };
}
