import { readTable } from './read-table.ts';

type Cells = readonly (readonly string[])[];

/** The cells of a CSV file, or of the first sheet of an XLSX file. */
export async function readTableFile(file: File): Promise<Cells> {
  return /\.xlsx$/i.test(file.name) ? readSpreadsheet(file) : readTable(await readText(file));
}

async function readSpreadsheet(file: File): Promise<Cells> {
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
