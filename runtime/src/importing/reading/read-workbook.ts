import type { Readable } from 'node:stream';
import { openPromise } from 'yauzl';
import { type Meter, UnreadableFile } from './row.ts';
import { readParts, type WorkbookParts } from './workbook-parts.ts';
import { endedElements } from './xml-events.ts';

const mostColumns = 16_384;
const dayMs = 86_400_000;

interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** The rows of the first sheet, with the numbers they have there; times as they are shown. Empty rows are left out. */
export async function* readWorkbook(path: string, meter: Meter): AsyncGenerator<SheetRow> {
  const zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw new UnreadableFile('文件不是有效的 XLSX', `the file is no valid XLSX (${String(error)})`);
  });
  try {
    const parts = await readParts(zip);
    meter.total = parts.sheet.uncompressedSize;
    yield* rowsOf(await zip.openReadStreamPromise(parts.sheet), parts, meter);
  } finally {
    zip.close();
  }
}

async function* rowsOf(stream: Readable, parts: WorkbookParts, meter: Meter): AsyncGenerator<SheetRow> {
  let row = 0;
  let cells: string[] = [];
  const bunches = endedElements(stream, (bytes) => {
    meter.read += bytes;
  });
  for await (const { name, attributes, text } of flat(bunches)) {
    if (name === 'c') place(cells, columnOf(attributes.r) ?? cells.length, shownCell(attributes, text, parts));
    if (name !== 'row') continue;
    row = Number(attributes.r ?? row + 1);
    if (cells.some(isFilled)) yield { row, cells };
    cells = [];
  }
}

async function* flat<T>(bunches: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const bunch of bunches) yield* bunch;
}

function isFilled(cell: string): boolean {
  return cell !== '';
}

const literal = new Set(['str', 'inlineStr', 'd']);

function place(cells: string[], column: number, value: string): void {
  if (column >= mostColumns) throw new UnreadableFile('XLSX 的列过多', 'the XLSX has too many columns');
  while (cells.length < column) cells.push('');
  cells[column] = value;
}

/** `AB12` is column 27, counted from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = reference?.match(/^[A-Z]{1,3}/)?.[0];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function shownCell({ t, s }: Readonly<Record<string, string>>, text: string, { texts, dateStyles, dayZero }: WorkbookParts): string {
  if (t === 's') return (texts[Number(text)] ?? '').trim();
  if (t === 'b') return text === '1' ? 'true' : 'false';
  if (t === 'e') return '';
  if (text === '' || literal.has(t ?? '')) return text.trim();
  return dateStyles.has(Number(s ?? -1)) ? shownTime(Number(text), dayZero) : shownNumber(text);
}

/** Whole numbers without the powers of ten that spreadsheets write long ones with, and without what doubles add. */
function shownNumber(text: string): string {
  const value = Number(text);
  if (!Number.isFinite(value) || !/[.eE]/.test(text)) return text;
  if (Number.isInteger(value)) return BigInt(value).toString();
  return String(Number(value.toPrecision(15)));
}

/** A spreadsheet's times have no zone. */
function shownTime(days: number, dayZero: number): string {
  const at = new Date(Math.round((dayZero + days * dayMs) / 1000) * 1000);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 19).replace('T', ' ');
}
