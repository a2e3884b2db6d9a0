import type { ItemRow } from './incident-types.ts';

export const itemColumns = `i.row, i.incident, i.order_row AS orderRow, o.id AS "order", i.subject, i.at, i.detail
  FROM incident_items i LEFT JOIN orders o ON o.row = i.order_row`;

export type ItemColumns = Omit<ItemRow, 'detail'> & { readonly detail: string };

export function toItem(columns: ItemColumns): ItemRow {
  return { ...columns, detail: JSON.parse(columns.detail) };
}
