import type { Cell, CellType } from './column.ts';
import { type Cells, clockOf, type Table, yuan } from './table.ts';

/** Quoted; what a spreadsheet would compute begins with an apostrophe (OWASP, "CSV injection"). */
export function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A table as CSV (RFC 4180) in UTF-8 with a byte order mark, by which spreadsheets know the encoding. */
export async function* writeCsv({ headings, types, zone, pages }: Table): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const clock = clockOf(zone);
  const line = (cells: Cells) => `${cells.map((cell, place) => written(cell, types[place] ?? 'text', clock)).join(',')}\r\n`;
  yield encoder.encode(`\ufeff${headings.map(csvText).join(',')}\r\n`);
  for await (const page of pages) yield encoder.encode(page.map(line).join(''));
}

function written(cell: Cell, type: CellType, clock: (iso: string) => string): string {
  if (cell === null) return '';
  if (type === 'money') return yuan(Number(cell));
  if (type === 'number') return String(cell);
  return type === 'time' ? clock(String(cell)) : csvText(String(cell));
}
