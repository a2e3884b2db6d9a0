import type { Cell, CellType } from './column.ts';

export type Cells = readonly Cell[];

/** What a file is written from: rows come in as they are asked for, a page at a time. */
export interface Table {
  readonly title: string;
  readonly headings: readonly string[];
  readonly types: readonly CellType[];
  /** The zone that times are told in. */
  readonly zone: string;
  readonly pages: AsyncIterable<readonly Cells[]>;
}

/** Fen as yuan with two decimals. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(Math.round(fen))).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Makes a function that tells instants by the clock of a zone, as `2026-01-31 09:05:00`. */
export function clockOf(zone: string): (iso: string) => string {
  // Swedish writes dates and times as ISO does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (iso) => format.format(new Date(iso));
}
