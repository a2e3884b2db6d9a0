// Owns: going through the files of imports that somebody has started. Does not own: what a row means, what importing an order is (engine).
//   An import is a stored row; where it stands is written down every second and when it rests. Cut off, it goes on after the next
//   start: what was done since then is recognised by its key, and the report is cut back to where it was.
import type { ImportPlan } from '@orderloom/shared/api';
import type { Problem } from '@orderloom/shared/base';
import type { IdSource } from '../engine/index.ts';
import type { ImportJobRow } from '../store/index.ts';
import { planProblems } from './check-plan.ts';
import { createImportFiles, type ImportFiles } from './import-files.ts';
import { noProgress } from './import-progress.ts';
import { previewFile, tryFile, valuesIn } from './look-at-file.ts';
import type { Pace } from './pace.ts';
import { fileKindOf } from './reading/index.ts';
import { createRuns, type RunDeps, sender } from './run-import.ts';

interface Deps extends RunDeps {
  readonly ids: IdSource;
  /** The data folder. */
  readonly data: string;
}

export interface Importing {
  readonly files: ImportFiles;
  create(tenant: string, file: { readonly name: string; readonly size: number }, by: string): ImportJobRow;
  /** Undefined: they do not follow what is here. */
  receive(job: ImportJobRow, offset: number, bytes: Uint8Array): ImportJobRow | undefined;
  preview(job: ImportJobRow): ReturnType<typeof previewFile>;
  values(job: ImportJobRow, column: string): ReturnType<typeof valuesIn>;
  tryRows(job: ImportJobRow, plan: ImportPlan, rows: number): ReturnType<typeof tryFile>;
  /** What is wrong with a plan for this file. */
  problems(job: ImportJobRow, plan: ImportPlan): Promise<readonly Problem[]>;
  begin(job: ImportJobRow, plan: ImportPlan): void;
  resume(job: ImportJobRow): Promise<void>;
  /** Resolves when nothing more is written for it. */
  rest(job: ImportJobRow, status: 'paused' | 'cancelled'): Promise<void>;
  remove(job: ImportJobRow): void;
  /** How fast it goes; undefined while it rests. */
  pace(job: ImportJobRow): ReturnType<Pace['now']> | undefined;
  /** Goes on with what a stop or a crash cut off. */
  start(): void;
  stop(): Promise<void>;
}

/** Files of past orders, brought in while everything else goes on. */
export function createImporting(deps: Deps): Importing {
  const { jobs, clock } = deps;
  const files = createImportFiles(deps.data);
  const { run, pace, settled, stop } = createRuns(deps, files);
  return {
    files,
    ...createReceiving(deps, files),
    ...createLooking(deps, files),
    begin(job, plan) {
      const change = { plan, status: 'running', startedAt: clock.now() } as const;
      jobs.change(job.tenant, job.id, change);
      run({ ...job, ...change });
    },
    async resume(job) {
      await settled(job);
      jobs.change(job.tenant, job.id, { status: 'running', trouble: null, endedAt: null });
      const now = jobs.get(job.tenant, job.id);
      if (now) run(now);
    },
    async rest(job, status) {
      jobs.change(job.tenant, job.id, { status, endedAt: status === 'cancelled' ? clock.now() : null });
      await settled(job);
    },
    remove(job) {
      jobs.remove(job.tenant, job.id);
      files.remove(job);
    },
    pace,
    start() {
      for (const job of jobs.running()) run(job);
    },
    stop,
  };
}

function createReceiving({ jobs, clock, ids }: Deps, files: ImportFiles): Pick<Importing, 'create' | 'receive'> {
  return {
    create(tenant, { name, size }, by) {
      const job: ImportJobRow = {
        tenant,
        id: ids.next(),
        name,
        kind: fileKindOf(name),
        size,
        status: 'receiving',
        received: 0,
        plan: null,
        progress: noProgress,
        fraction: 0,
        trouble: null,
        createdAt: clock.now(),
        createdBy: by,
        startedAt: null,
        endedAt: null,
      };
      jobs.create(job);
      return job;
    },
    receive(job, offset, bytes) {
      if (offset > job.received || offset + bytes.length > job.size) return undefined;
      files.write(job, offset, bytes);
      const received = Math.max(job.received, offset + bytes.length);
      const change = { received, status: received === job.size ? ('ready' as const) : job.status };
      jobs.change(job.tenant, job.id, change);
      return { ...job, ...change };
    },
  };
}

function createLooking(deps: Deps, files: ImportFiles): Pick<Importing, 'preview' | 'values' | 'problems' | 'tryRows'> {
  const fileOf = (job: ImportJobRow) => ({ path: files.pathOf(job), kind: job.kind });
  return {
    preview: (job) => previewFile(fileOf(job)),
    values: (job, column) => valuesIn(fileOf(job), column),
    async problems(job, plan) {
      const { columns } = await previewFile({ ...fileOf(job), separator: plan.separator });
      return planProblems(plan, job.kind === 'jsonl' ? undefined : columns);
    },
    tryRows(job, plan, rows) {
      const send = sender(deps, job, { plan, tried: true, stillRuns: () => true });
      const trial = { plan, rows, now: new Date(deps.clock.now()).toISOString(), send };
      return tryFile({ ...fileOf(job), separator: plan.separator }, trial);
    },
  };
}
