import type { ImportFileKind, ImportPlan, ImportStatus } from '@orderloom/shared/api';
import type { Text } from '@orderloom/shared/base';

/** A file of past orders, and where its import stands. */
export interface ImportJobRow {
  readonly tenant: string;
  readonly id: string;
  readonly name: string;
  readonly kind: ImportFileKind;
  readonly size: number;
  readonly status: ImportStatus;
  /** Bytes of the file that are here. */
  readonly received: number;
  readonly plan: ImportPlan | null;
  readonly progress: {
    readonly row: number;
    readonly reportBytes: number;
    readonly imported: number;
    readonly exists: number;
    readonly refused: number;
    readonly passed: number;
  };
  readonly fraction: number;
  readonly trouble: Text | null;
  readonly createdAt: number;
  readonly createdBy: string;
  /** When it was begun first; what "now" means in its plan. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

export interface ImportJobStore {
  create(job: ImportJobRow): void;
  get(tenant: string, id: string): ImportJobRow | undefined;
  /** The newest first. */
  list(tenant: string, limit: number): readonly ImportJobRow[];
  /** Those of all tenants that were cut off. */
  running(): readonly ImportJobRow[];
  change(tenant: string, id: string, change: Partial<ImportJobRow>): void;
  remove(tenant: string, id: string): void;
}
