import type { Json } from '@orderloom/shared/base';
import { readTableFile } from './read-table-file.ts';

const mostRows = 200;

/** The first rows of a CSV or XLSX file under the headings of its columns. */
export async function readRowsOf(file: File): Promise<Json[]> {
  const [head = [], ...rows] = await readTableFile(file);
  const names = head.map((cell, at) => cell || `#${at + 1}`);
  return rows
    .slice(0, mostRows)
    .map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] === '' ? null : (row[at] ?? null)])));
}
