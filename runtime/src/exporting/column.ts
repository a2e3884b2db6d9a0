import type { Locale, Text } from '@orderloom/shared/base';

/** What a cell holds: text as it is, a number, fen, or an instant as ISO 8601. Null leaves it empty. */
export type Cell = string | number | null;
export type CellType = 'text' | 'number' | 'money' | 'time';

/** One column of an exported list; what its rows hold is what the API's list shows. */
export interface Column<Row> {
  readonly heading: Text;
  readonly type: CellType;
  value(row: Row, locale: Locale): Cell;
}

/** A list as a table. */
export interface ListExport<Row> {
  /** The name of its file. */
  readonly id: string;
  readonly title: Text;
  /** Rows of one reading: less where a row brings much along. */
  readonly pageSize: number;
  readonly columns: readonly Column<Row>[];
}

/** Declares an exported list. */
export function defineExport<Row>(list: ListExport<Row>): ListExport<Row> {
  return list;
}

type Value<Row> = Column<Row>['value'];

/** Makes columns of rows of one kind, each by its type. */
export function columnsOf<Row>() {
  const of = (type: CellType) => (zh: string, en: string, value: Value<Row>) => ({ heading: { zh, en }, type, value });
  return { text: of('text'), number: of('number'), money: of('money'), time: of('time') };
}
