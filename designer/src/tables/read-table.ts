const cells = { tab: /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r?\n|$)/gy, comma: /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gy };

/** The cells of a table as a spreadsheet copies or saves it: by tabs, or by commas with quotation marks. */
export function readTable(text: string): readonly (readonly string[])[] {
  const [first = ''] = text.split(/\r?\n/, 1);
  const rows: string[][] = [[]];
  for (const [whole, cell = '', end = ''] of text.matchAll(first.includes('\t') ? cells.tab : cells.comma)) {
    if (whole === '' && rows.at(-1)?.length === 0) break;
    rows.at(-1)?.push(unquoted(cell).trim());
    if (end === '') break;
    if (end.endsWith('\n')) rows.push([]);
  }
  return rows.filter((row) => row.some((one) => one !== ''));
}

function unquoted(cell: string): string {
  return cell.length > 1 && cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/** A column that is looked for: by any of its headings, or by its place where there are none. */
export interface Column {
  readonly key: string;
  readonly headings: readonly string[];
  readonly number?: true;
}

export interface ReadRow {
  /** Counted from 1, as a spreadsheet counts. */
  readonly row: number;
  readonly values: Readonly<Record<string, string | number>>;
  /** The columns whose cell is no number. */
  readonly faults: readonly string[];
}

/** The rows of a table under the names of the columns; empty cells are left out. */
export function readRows(table: readonly (readonly string[])[], columns: readonly Column[]): readonly ReadRow[] {
  const [head = []] = table;
  const places = columns.map((column) => head.findIndex((cell) => column.headings.includes(cell.toLowerCase())));
  const headed = places.filter((place) => place >= 0).length >= 2;
  return table.slice(headed ? 1 : 0).map((row, index) => {
    const found = columns.map((column, position) => ({ column, cell: row[headed ? (places[position] ?? -1) : position] ?? '' }));
    return { row: index + (headed ? 2 : 1), ...readCells(found.filter(({ cell }) => cell !== '')) };
  });
}

function readCells(found: readonly { readonly column: Column; readonly cell: string }[]): Pick<ReadRow, 'values' | 'faults'> {
  const values: Record<string, string | number> = {};
  const faults: string[] = [];
  for (const { column, cell } of found) {
    const value = column.number ? Number(cell.replaceAll(',', '')) : cell;
    if (Number.isNaN(value)) faults.push(column.key);
    else values[column.key] = value;
  }
  return { values, faults };
}
