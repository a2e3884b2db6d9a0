// A file of any size as rows, a little of it in memory at a time.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Text } from '@orderloom/shared/base';
import { CsvError, parse } from 'csv-parse';
import { isSafeNumber, parse as parseJson } from 'lossless-json';
import { CommandError } from '../terminal.ts';

export type Cell = string | number | boolean | null | object;
export type Cells = Readonly<Record<string, Cell>>;

/** A row as it stands in the file, or why it cannot be read. The first row after the headings has the number 2, as in a spreadsheet. */
export type Row = { readonly row: number; readonly cells: Cells } | { readonly row: number; readonly fault: Text };

export function readRows(path: string, separator: string | undefined): AsyncGenerator<Row> {
  return /\.(jsonl|ndjson)$/i.test(path) ? readJsonLines(path) : readCsv(path, separator);
}

async function* readJsonLines(path: string): AsyncGenerator<Row> {
  let row = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    row += 1;
    const bare = line.replace(/^\ufeff/, '');
    if (bare.trim() !== '') yield { row, ...cellsOf(bare) };
  }
}

function cellsOf(line: string): { readonly cells: Cells } | { readonly fault: Text } {
  try {
    const value: unknown = parseJson(line, null, (digits) => (isSafeNumber(digits) ? Number(digits) : digits));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { cells: value as Cells };
  } catch {
    // Said below.
  }
  return { fault: { zh: '这一行不是 JSON 对象', en: 'the line is no JSON object' } };
}

async function* readCsv(path: string, given: string | undefined): AsyncGenerator<Row> {
  const encoding = await encodingOf(path);
  const delimiter = given ?? (await separatorOf(path, encoding));
  const records: AsyncIterable<string[]> = Readable.from(decoded(path, encoding)).pipe(
    parse({ bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: 1024 * 1024 }),
  );
  let heads: readonly string[] | undefined;
  let row = 1;
  for await (const record of legible(records, path)) {
    if (!heads) heads = record.map((cell) => cell.trim());
    else if (record.length === heads.length) yield { row, cells: Object.fromEntries(heads.map((head, at) => [head, record[at] ?? ''])) };
    else yield { row, fault: columnCount(record.length, heads.length) };
    row += 1;
  }
}

/** A quote that is never closed swallows all that follows: there is no going on after it. */
async function* legible(records: AsyncIterable<string[]>, path: string): AsyncGenerator<string[]> {
  try {
    yield* records;
  } catch (error) {
    if (error instanceof CsvError) throw new CommandError(`${path}: ${error.message}`);
    throw error;
  }
}

function columnCount(found: number, expected: number): Text {
  return { zh: `有 ${found} 列，表头有 ${expected} 列`, en: `has ${found} columns, the headings have ${expected}` };
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Uint8Array, { stream: true });
  yield decoder.decode();
}

/** UTF-8 when all of the file is; else what spreadsheets here write. */
async function encodingOf(path: string): Promise<'utf-8' | 'gb18030'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Uint8Array, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'gb18030';
    throw error;
  }
}

/** The one of which the headings hold the most. */
async function separatorOf(path: string, encoding: string): Promise<string> {
  let head = '';
  for await (const chunk of decoded(path, encoding)) {
    head += chunk;
    if (head.includes('\n')) break;
  }
  const line = (head.split(/\r?\n/)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (separator: string) => line.split(separator).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}
