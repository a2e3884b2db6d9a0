import { z } from 'zod';

/** What a cell is turned into. */
export const CellType = z.enum(['text', 'money', 'integer', 'decimal', 'boolean', 'instant', 'list', 'json']);
export type CellType = z.infer<typeof CellType>;

const Column = z.object({ column: z.string().min(1), as: CellType });

/** How the rows of a file become orders. */
export const ImportPlan = z.strictObject({
  flow: z.string().min(1),
  version: z.int().positive(),
  /** The channel the orders came from; together with their number it names them. */
  channel: z.string().min(1),
  /** The column of the order number. Rows that follow each other with the same number are one order. */
  number: z.string().min(1),
  /** Fields of the flow, each with its column. */
  fields: z.record(z.string(), Column),
  /** Fields that hold one entry per row of the order, each entry with its own keys. */
  rows: z.record(z.string(), z.record(z.string(), Column)).default({}),
  status: z.object({
    column: z.string().min(1),
    /** The innermost states for each value, one per region. */
    states: z.record(z.string(), z.array(z.string()).min(1)),
  }),
  /** Since when an order stands there, for time limits: a column, the moment of the import, or not at all. */
  since: z.union([z.object({ column: z.string().min(1) }), z.enum(['now', 'never'])]).default('never'),
  /** Of times that do not say theirs. */
  zone: z.string().default('Asia/Shanghai'),
  /** Between columns; found by the first line unless said. */
  separator: z.enum([',', ';', '\t']).optional(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

/** The columns a plan reads. */
export function columnsOf({ number, fields, rows, status, since }: ImportPlan): readonly string[] {
  const listed = [fields, ...Object.values(rows)].flatMap((group) => Object.values(group).map(({ column }) => column));
  return [...new Set([number, status.column, ...(typeof since === 'object' ? [since.column] : []), ...listed])];
}
