import { z } from 'zod';
import { Json } from '../base/json.ts';
import { pageOf, Text } from './common.ts';
import { ImportPlan } from './import-plan.ts';

export const ImportFileKind = z.enum(['csv', 'xlsx', 'jsonl']);
export type ImportFileKind = z.infer<typeof ImportFileKind>;

/** `receiving`: the file is not there yet. `ready`: nothing has been written. */
export const ImportStatus = z.enum(['receiving', 'ready', 'running', 'paused', 'done', 'cancelled', 'failed']);
export type ImportStatus = z.infer<typeof ImportStatus>;

export const ImportJob = z.object({
  id: z.string(),
  name: z.string(),
  kind: ImportFileKind,
  status: ImportStatus,
  size: z.int(),
  /** Bytes of the file that are here. */
  received: z.int(),
  plan: ImportPlan.nullable(),
  /** Rows gone through. */
  rows: z.int(),
  /** Of the file, 0 to 1. */
  fraction: z.number(),
  imported: z.int(),
  exists: z.int(),
  refused: z.int(),
  /** Time limits that were over already, and did not fire. */
  timersPassed: z.int(),
  /** While it runs. */
  rowsPerSecond: z.number().nullable(),
  endsAt: z.string().nullable(),
  /** Why it could not go on. */
  trouble: Text.nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  endedAt: z.string().nullable(),
});
export type ImportJob = z.infer<typeof ImportJob>;
export const ImportJobs = pageOf(ImportJob);

export const NewImportJob = z.strictObject({ name: z.string().min(1).max(200), size: z.int().min(1) });
export const ImportChunkQuery = z.object({ offset: z.coerce.number().int().min(0) });

/** A row as it stands in the file; its number as a spreadsheet shows it. */
const FileRow = z.object({ row: z.int(), cells: z.record(z.string(), Json) });
export const ImportPreview = z.object({ columns: z.array(z.string()), rows: z.array(FileRow) });
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportValuesQuery = z.object({ column: z.string().min(1).max(200) });
export const ImportValues = z.object({
  items: z.array(z.object({ value: z.string(), count: z.int() })),
  /** False: only the beginning of the file was looked at, or not all of the values are told. */
  whole: z.boolean(),
});
export type ImportValues = z.infer<typeof ImportValues>;

export const TryImport = z.strictObject({ plan: ImportPlan, rows: z.int().min(1).max(2000).default(200) });
export const ImportRejection = z.object({ row: z.int(), order: z.string(), column: z.string(), reason: Text });
export const ImportTrial = z.object({
  orders: z.int(),
  imported: z.int(),
  exists: z.int(),
  refused: z.int(),
  timersPassed: z.int(),
  /** The first of them. */
  rejections: z.array(ImportRejection),
  /** The first orders as they would be. */
  samples: z.array(z.object({ row: z.int(), externalId: z.string(), states: z.array(z.string()), data: z.record(z.string(), Json) })),
});
export type ImportTrial = z.infer<typeof ImportTrial>;

export const StartImport = z.strictObject({ plan: ImportPlan });
