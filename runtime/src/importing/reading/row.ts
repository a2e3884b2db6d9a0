import type { Json, Text } from '@orderloom/shared/base';

export type Cells = Readonly<Record<string, Json>>;

/** A row as it stands in the file, or why it cannot be read. The first row after the headings has the number 2, as in a spreadsheet. */
export type Row = { readonly row: number; readonly cells: Cells } | { readonly row: number; readonly fault: Text };

/** How far a reading is; bytes of what is read. */
export interface Meter {
  read: number;
  total: number;
}

/** The file is not what its name says, or is broken beyond going on. */
export class UnreadableFile extends Error {
  readonly text: Text;

  constructor(zh: string, en: string) {
    super(en);
    this.name = 'UnreadableFile';
    this.text = { zh, en };
  }
}

/** Rows under the headings of the first; those that are empty are left out, but counted. */
export async function* underHeadings(
  records: AsyncIterable<{ readonly row: number; readonly cells: readonly string[] }>,
  loose: boolean,
): AsyncGenerator<Row> {
  let heads: readonly string[] | undefined;
  for await (const { row, cells } of records) {
    if (!heads) heads = cells.map((cell, at) => cell.trim() || `#${at + 1}`);
    else if (loose || cells.length === heads.length)
      yield { row, cells: Object.fromEntries(heads.map((head, at) => [head, cells[at] ?? ''])) };
    else yield { row, fault: columnCount(cells.length, heads.length) };
  }
}

function columnCount(found: number, expected: number): Text {
  return { zh: `有 ${found} 列，表头有 ${expected} 列`, en: `has ${found} columns, the headings have ${expected}` };
}
