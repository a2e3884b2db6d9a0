import type { ImportPlan } from '@orderloom/shared/api';
import type { Text } from '@orderloom/shared/base';
import { orderNumberKey } from '@orderloom/shared/mapping';
import type { GoodsCatalogue } from '@orderloom/shared/order';
import { type Clock, type ImportEngine, type Log, Overloaded } from '../engine/index.ts';
import type { ImportJobRow, ImportJobStore } from '../store/index.ts';
import { importBatch } from './import-batch.ts';
import type { ImportFiles } from './import-files.ts';
import type { ImportProgress } from './import-progress.ts';
import { createPace, type Pace } from './pace.ts';
import { type FileOrder, readOrders } from './read-orders.ts';
import { type Meter, type Row, readRows, UnreadableFile } from './reading/index.ts';
import { openReport } from './rejection-report.ts';
import { sendOrders } from './send-orders.ts';

const keepEveryMs = 1000;
const pauseMs = 500;

export interface RunDeps {
  readonly jobs: ImportJobStore;
  readonly engine: ImportEngine;
  readonly clock: Clock;
  readonly log: Log;
  catalogue(tenant: string): GoodsCatalogue;
  /** What a version of a flow keeps of an order. */
  fieldsOf(tenant: string, flow: string, version: number): ReadonlySet<string>;
}

/** The imports that run. */
export function createRuns(deps: RunDeps, files: ImportFiles) {
  const underWay = new Map<string, { readonly pace: Pace; readonly work: Promise<void> }>();
  let stopping = false;

  function run(job: ImportJobRow): void {
    if (stopping || underWay.has(job.id)) return;
    const pace = createPace(deps.clock.now);
    const work = goThrough(deps, files, job, pace, () => stopping)
      .catch((error: unknown) => fail(deps, job, error))
      .finally(() => underWay.delete(job.id));
    underWay.set(job.id, { pace, work });
  }

  return {
    run,
    pace: (job: ImportJobRow) => underWay.get(job.id)?.pace.now(),
    settled: async (job: ImportJobRow) => await underWay.get(job.id)?.work,
    async stop() {
      stopping = true;
      await Promise.all([...underWay.values()].map(({ work }) => work));
    },
  };
}

/** The import was told to rest while the engine was too busy. */
class Interrupted extends Error {}

const broken: Text = { zh: '导入中断：请看服务器的日志，然后继续', en: 'The import broke off: see the log of the server, then go on' };

function fail({ jobs, clock, log }: RunDeps, { tenant, id }: ImportJobRow, error: unknown): void {
  if (error instanceof Interrupted) return;
  log.error({ err: error, import: id }, 'an import could not go on');
  const trouble = error instanceof UnreadableFile ? error.text : broken;
  jobs.change(tenant, id, { status: 'failed', trouble, endedAt: clock.now() });
}

async function goThrough(deps: RunDeps, files: ImportFiles, job: ImportJobRow, pace: Pace, stopping: () => boolean): Promise<void> {
  const { jobs, clock } = deps;
  const { tenant, id, plan, kind, progress: from } = job;
  if (!plan) return;
  const report = openReport(files.reportOf(job), from.reportBytes);
  const meter: Meter = { read: 0, total: 1 };
  let kept = clock.now();
  let halted = false;
  const stillRuns = () => !stopping() && jobs.get(tenant, id)?.status === 'running';
  const write = (progress: ImportProgress) =>
    jobs.change(tenant, id, { progress: { ...progress, reportBytes: report.bytes() }, fraction: fractionOf(meter) });

  function keep(progress: ImportProgress): boolean {
    pace.tell(progress, fractionOf(meter));
    if (stopping() || clock.now() - kept >= keepEveryMs) {
      kept = clock.now();
      write(progress);
      halted = !stillRuns();
    }
    return !halted;
  }

  try {
    const rows = rowsFrom(readRows(files.pathOf(job), { kind, separator: plan.separator, meter }), from.row);
    const orders = readOrders(rows, plan, new Date(job.startedAt ?? clock.now()).toISOString());
    const send = sender(deps, job, { plan, tried: false, stillRuns });
    write(await sendOrders({ send, reject: report.add, keep }, orders, from));
    if (!halted && stillRuns()) jobs.change(tenant, id, { status: 'done', fraction: 1, endedAt: clock.now() });
  } finally {
    report.close();
  }
}

function fractionOf({ read, total }: Meter): number {
  return Math.min(1, read / Math.max(1, total));
}

/** What is done is read over, and not looked at. */
async function* rowsFrom(rows: AsyncIterable<Row>, first: number): AsyncGenerator<Row> {
  for await (const row of rows) if (row.row >= first) yield row;
}

interface Sending {
  readonly plan: ImportPlan;
  readonly tried: boolean;
  stillRuns(): boolean;
}

/** Hands orders to the engine; waits while it is too busy. */
export function sender(
  { engine, catalogue, fieldsOf }: RunDeps,
  { tenant, id, createdBy }: ImportJobRow,
  { plan, tried, stillRuns }: Sending,
) {
  const { flow, version, channel } = plan;
  const keeps = fieldsOf(tenant, flow, version);
  return async (batch: readonly FileOrder[]) => {
    const orders = batch.map(({ row, since, data, ...order }) => ({
      ...order,
      data: keeps.has(orderNumberKey) ? data : withoutNumber(data),
      key: `import:${id}:${row}`,
      since: since === undefined ? null : Date.parse(since),
    }));
    const request = { tenant, flow, version, channel, actor: createdBy, orders, tried };
    return untilTaken(() => importBatch({ engine, catalogue }, request), stillRuns);
  };
}

/** The number names the order also where its flow does not keep it as a field. */
function withoutNumber({ [orderNumberKey]: _, ...data }: FileOrder['data']): FileOrder['data'] {
  return data;
}

async function untilTaken<T>(send: () => Promise<T>, stillRuns: () => boolean): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Overloaded)) throw error;
    }
    if (!stillRuns()) throw new Interrupted();
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
