import { z } from 'zod';

/** Where an import stands. */
export const ImportProgress = z.object({
  /** The first row that is not done. */
  row: z.int(),
  /** Of the report of what was not taken. */
  reportBytes: z.int(),
  imported: z.int(),
  exists: z.int(),
  refused: z.int(),
  /** Time limits that were over already. */
  passed: z.int(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

export const noProgress: ImportProgress = { row: 0, reportBytes: 0, imported: 0, exists: 0, refused: 0, passed: 0 };
