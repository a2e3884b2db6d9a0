import type { Json } from '@orderloom/shared/base';
import { readTable } from '../goods/read-table.ts';

const mostRows = 200;

/** The first rows of a CSV or XLSX file under the headings of its columns. */
export async function readTableFile(file: File): Promise<Json[]> {
  const table = /\.xlsx$/i.test(file.name) ? await readSpreadsheet(file) : readTable(await readText(file));
  const [head = [], ...rows] = table;
  const names = head.map((cell, at) => cell || `#${at + 1}`);
  return rows
    .slice(0, mostRows)
    .map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] === '' ? null : (row[at] ?? null)])));
}

async function readSpreadsheet(file: File): Promise<readonly (readonly string[])[]> {
  const { readSheet } = await import('read-excel-file/browser');
  const rows = await readSheet(file);
  return rows.map((row) => row.map(textOf)).filter((row) => row.some((cell) => cell !== ''));
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // A spreadsheet's times have no zone; they are shown as they stand there.
  return cell instanceof Date ? cell.toISOString().slice(0, 19).replace('T', ' ') : String(cell).trim();
}

/** Spreadsheets here write either of two encodings. */
async function readText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
