import { createReadStream, existsSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { type ImportPlan, importRoutes } from '@orderloom/shared/api';
import { problem } from '@orderloom/shared/base';
import type { Hono } from 'hono';
import { UnreadableFile } from '../importing/index.ts';
import type { ImportJobRow } from '../store/index.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { iso } from './present.ts';
import { Refusal } from './refusals.ts';

const shownJobs = 100;

type Status = ImportJobRow['status'];

/** Files of past orders: received, looked at, tried, and gone through. */
export function serveImports(app: Hono<Environment>, deps: HttpDeps): void {
  const { store, importing, limits } = deps;
  const present = (job: ImportJobRow) => presented(deps, job);
  serveLooking(app, deps);
  serveSteering(app, deps);

  implement(app, importRoutes.listImports, ({ actor }) => ({
    items: store.importJobs.list(actor.tenant, shownJobs).map(present),
    next: null,
  }));

  implement(app, importRoutes.createImport, ({ actor, body }) => {
    if (body.size > limits.importBytes) throw new Refusal('too-large', { detail: `ORDERLOOM_MAX_IMPORT_BYTES: ${limits.importBytes}` });
    return present(importing.create(actor.tenant, body, actor.name));
  });

  implement(app, importRoutes.readImport, ({ actor, param }) => present(jobOf(deps, actor, param('id'))));

  implement(app, importRoutes.sendImportBytes, async ({ actor, param, query, context }) => {
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const job = importing.receive(jobOf(deps, actor, param('id'), ['receiving']), query.offset, bytes);
    if (!job) throw new Refusal('import-not-now', { detail: 'offset' });
    return present(job);
  });

  implement(app, importRoutes.importRejections, ({ actor, param }) => {
    const job = jobOf(deps, actor, param('id'));
    const path = importing.files.reportOf(job);
    if (!existsSync(path)) throw new Refusal('not-found');
    // What is added while it is being sent is left for the next time.
    const { size } = statSync(path);
    const name = encodeURIComponent(`${job.name}.rejected.csv`);
    return new Response(Readable.toWeb(createReadStream(path, { end: size - 1 })) as ReadableStream, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="rejected.csv"; filename*=UTF-8''${name}`,
        'cache-control': 'no-store',
      },
    });
  });
}

const looked: readonly Status[] = ['ready', 'running', 'paused', 'done', 'cancelled', 'failed'];

function serveLooking(app: Hono<Environment>, deps: HttpDeps): void {
  const { importing } = deps;

  implement(app, importRoutes.previewImport, ({ actor, param }) => readable(importing.preview(jobOf(deps, actor, param('id'), looked))));

  implement(app, importRoutes.importValues, ({ actor, param, query }) =>
    readable(importing.values(jobOf(deps, actor, param('id'), looked), query.column)),
  );

  implement(app, importRoutes.tryImport, async ({ actor, param, body }) => {
    const job = jobOf(deps, actor, param('id'), looked);
    await holdPlan(deps, actor, job, body.plan);
    return readable(importing.tryRows(job, body.plan, body.rows));
  });
}

function serveSteering(app: Hono<Environment>, deps: HttpDeps): void {
  const { store, importing } = deps;
  const present = ({ tenant, id }: ImportJobRow) => presented(deps, found(store.importJobs.get(tenant, id)));

  implement(app, importRoutes.startImport, async ({ actor, param, body, tell }) => {
    const job = jobOf(deps, actor, param('id'), ['ready']);
    await holdPlan(deps, actor, job, body.plan);
    tell({ target: job.name });
    importing.begin(jobOf(deps, actor, param('id'), ['ready']), body.plan);
    return present(job);
  });

  implement(app, importRoutes.pauseImport, async ({ actor, param }) => {
    const job = jobOf(deps, actor, param('id'), ['running']);
    await importing.rest(job, 'paused');
    return present(job);
  });

  implement(app, importRoutes.resumeImport, async ({ actor, param }) => {
    const job = jobOf(deps, actor, param('id'), ['paused', 'failed']);
    await importing.resume(job);
    return present(job);
  });

  implement(app, importRoutes.cancelImport, async ({ actor, param }) => {
    const job = jobOf(deps, actor, param('id'), ['receiving', 'ready', 'running', 'paused', 'failed']);
    await importing.rest(job, 'cancelled');
    return present(job);
  });

  implement(app, importRoutes.removeImport, ({ actor, param }) => {
    importing.remove(jobOf(deps, actor, param('id'), ['receiving', 'ready', 'paused', 'done', 'cancelled', 'failed']));
    return undefined;
  });
}

function found(job: ImportJobRow | undefined): ImportJobRow {
  if (!job) throw new Refusal('unknown-import');
  return job;
}

function jobOf({ store }: HttpDeps, actor: Actor, id: string, allowed?: readonly Status[]): ImportJobRow {
  const job = found(store.importJobs.get(actor.tenant, id));
  if (allowed && !allowed.includes(job.status)) throw new Refusal('import-not-now', { detail: job.status });
  return job;
}

async function holdPlan({ store, importing }: HttpDeps, actor: Actor, job: ImportJobRow, plan: ImportPlan): Promise<void> {
  if (!store.flows.get(actor.tenant, plan.flow)) throw new Refusal('unknown-flow');
  if (!store.flows.version(actor.tenant, plan.flow, plan.version)) throw new Refusal('unknown-version');
  const errors = await readable(importing.problems(job, plan));
  if (errors.length > 0) throw new Refusal('bad-plan', { errors });
}

async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UnreadableFile) throw new Refusal('bad-file', { errors: [problem('import.unreadable', '', error.text)] });
    throw error;
  }
}

function presented({ importing }: HttpDeps, job: ImportJobRow) {
  const pace = importing.pace(job);
  const { imported, exists, refused, passed, row } = pace?.progress ?? job.progress;
  const { tenant, progress, startedAt, ...told } = job;
  return {
    ...told,
    fraction: pace?.fraction ?? job.fraction,
    rows: row,
    imported,
    exists,
    refused,
    timersPassed: passed,
    rowsPerSecond: pace?.rowsPerSecond ?? null,
    endsAt: pace ? iso(pace.endsAt) : null,
    createdAt: iso(job.createdAt),
    endedAt: job.endedAt === null ? null : iso(job.endedAt),
  };
}
