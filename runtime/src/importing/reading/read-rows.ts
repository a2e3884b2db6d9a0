// A file of any size as rows, a little of it in memory at a time.
import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ImportFileKind } from '@orderloom/shared/api';
import type { Json } from '@orderloom/shared/base';
import { CsvError, parse } from 'csv-parse';
import { isSafeNumber, parse as parseJson } from 'lossless-json';
import { readWorkbook } from './read-workbook.ts';
import { type Cells, type Meter, type Row, UnreadableFile, underHeadings } from './row.ts';

const mostRecordBytes = 1024 * 1024;

/** Of what kind a file is, by its name. */
export function fileKindOf(name: string): ImportFileKind {
  if (/\.(jsonl|ndjson)$/i.test(name)) return 'jsonl';
  return /\.xlsx$/i.test(name) ? 'xlsx' : 'csv';
}

interface Reading {
  readonly kind: ImportFileKind;
  /** Between the columns of a CSV file; undefined: found by its first line. */
  readonly separator?: string | undefined;
  readonly meter?: Meter;
}

/** The rows of a CSV or JSON lines file, or of the first sheet of an XLSX file. Throws `UnreadableFile`. */
export function readRows(path: string, { kind, separator, meter = { read: 0, total: 1 } }: Reading): AsyncGenerator<Row> {
  if (kind === 'xlsx') return underHeadings(readWorkbook(path, meter), true);
  meter.total = statSync(path).size;
  return kind === 'jsonl' ? readJsonLines(path, meter) : readCsv(path, separator, meter);
}

async function* counted(path: string, meter: Meter): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path)) {
    meter.read += (chunk as Uint8Array).length;
    yield chunk as Uint8Array;
  }
}

async function* readJsonLines(path: string, meter: Meter): AsyncGenerator<Row> {
  let row = 0;
  for await (const line of createInterface({ input: Readable.from(counted(path, meter)), crlfDelay: Number.POSITIVE_INFINITY })) {
    row += 1;
    const bare = line.replace(/^\ufeff/, '');
    if (bare.trim() !== '') yield { row, ...cellsOf(bare) };
  }
}

function cellsOf(line: string) {
  try {
    const value: unknown = parseJson(line, null, (digits) => (isSafeNumber(digits) ? Number(digits) : digits));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { cells: value as { readonly [key: string]: Json } as Cells };
  } catch {
    // Said below.
  }
  return { fault: { zh: '这一行不是 JSON 对象', en: 'the line is no JSON object' } };
}

async function* readCsv(path: string, given: string | undefined, meter: Meter): AsyncGenerator<Row> {
  const encoding = await encodingOf(path);
  const delimiter = given ?? (await separatorOf(path, encoding));
  const records: AsyncIterable<string[]> = Readable.from(decoded(counted(path, meter), encoding)).pipe(
    parse({ bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: mostRecordBytes }),
  );
  yield* underHeadings(numbered(records), false);
}

/** A quote that is never closed swallows all that follows: there is no going on after it. */
async function* numbered(records: AsyncIterable<string[]>) {
  let row = 0;
  try {
    for await (const cells of records) {
      row += 1;
      yield { row, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile(`第 ${row + 1} 行起无法读取：${error.message}`, error.message);
    throw error;
  }
}

async function* decoded(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
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
  for await (const text of decoded(createReadStream(path), encoding)) {
    head += text;
    if (head.includes('\n')) break;
  }
  const line = (head.split(/\r?\n/)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (separator: string) => line.split(separator).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}
