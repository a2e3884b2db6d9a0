import type { ExportFormat } from '@orderloom/shared/api';
import type { Locale } from '@orderloom/shared/base';
import type { ListExport } from './column.ts';
import { writeCsv } from './csv.ts';
import type { Table } from './table.ts';
import { writeXlsx } from './xlsx.ts';

interface Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

export interface Wanted {
  readonly format: ExportFormat;
  readonly locale: Locale;
  /** An IANA time zone. */
  readonly zone: string;
}

/** How it ended: rows that were given out, and whether those were all. */
export interface Exported {
  readonly rows: number;
  readonly whole: boolean;
}

const formats = {
  csv: { media: 'text/csv; charset=utf-8', write: writeCsv },
  xlsx: { media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: writeXlsx },
} as const;

/**
 * A list as a file. The first page is read before this answers, so that a refusal is still told as one; each of the others when the
 * one who downloads has taken what came before. `onEnd` is told once, also when the download is given up.
 */
export async function exportList<Row>(
  list: ListExport<Row>,
  wanted: Wanted,
  read: (cursor: string | undefined, limit: number) => Promise<Page<Row>>,
  onEnd: (exported: Exported) => void,
): Promise<{ readonly media: string; readonly content: AsyncGenerator<Uint8Array> }> {
  const { media, write } = formats[wanted.format];
  const { locale, zone } = wanted;
  const first = await read(undefined, list.pageSize);
  const table: Table = {
    title: list.title[locale],
    headings: list.columns.map((column) => column.heading[locale]),
    types: list.columns.map((column) => column.type),
    zone,
    pages: pages(),
  };
  return { media, content: write(table) };

  async function* pages() {
    let rows = 0;
    let next: string | null = null;
    let whole = false;
    try {
      for (let page = first; ; page = await read(next, list.pageSize)) {
        rows += page.items.length;
        next = page.next;
        yield page.items.map((row) => list.columns.map((column) => column.value(row, locale)));
        if (next === null) break;
      }
      whole = true;
    } finally {
      onEnd({ rows, whole });
    }
  }
}
