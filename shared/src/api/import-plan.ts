import { z } from 'zod';
import { MappingDocument } from '../mapping/mapping-document.ts';

/** What a cell is turned into. */
export const ImportCellType = z.enum(['text', 'money', 'integer', 'decimal', 'boolean', 'instant', 'list', 'json']);
export type ImportCellType = z.infer<typeof ImportCellType>;

const Column = z.object({ column: z.string().min(1), as: ImportCellType });
const States = z.array(z.string().min(1)).min(1).max(50);

/** How the rows of a file become orders. */
export const ImportPlan = z.strictObject({
  flow: z.string().min(1),
  version: z.int().positive(),
  /** The channel the orders came from; together with their number it names them. */
  channel: z.string().min(1).max(100),
  /** The column of the order number. Rows that follow each other with the same number are one order. */
  number: z.string().min(1),
  /** Fields of the flow, each with its column. */
  fields: z.record(z.string(), Column).default({}),
  /** Fields that hold one entry per row of the order, each entry with its own keys. */
  rows: z.record(z.string(), z.record(z.string(), Column)).default({}),
  /** Fields by chains of steps; what they read is the first row of an order, with all of its rows as `rows`. */
  mapping: MappingDocument.optional(),
  status: z.union([
    z.strictObject({
      column: z.string().min(1),
      /** The innermost states for each value, one per region. */
      states: z.record(z.string(), States),
    }),
    /** All orders stand there. */
    z.strictObject({ fixed: States }),
  ]),
  /** Since when an order stands there, for time limits: a column, the moment of the import, or not at all. */
  since: z.union([z.object({ column: z.string().min(1) }), z.enum(['now', 'never'])]).default('never'),
  /** Of times that do not say theirs. */
  zone: z.string().max(60).default('Asia/Shanghai'),
  /** Between columns; found by the first line unless said. */
  separator: z.enum([',', ';', '\t']).optional(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;
