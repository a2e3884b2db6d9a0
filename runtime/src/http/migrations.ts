import { migrationRoutes } from '@orderloom/shared/api';
import type { FlowDocument } from '@orderloom/shared/document';
import { expressionsOf } from '@orderloom/shared/expression';
import { type MigrationMapping, noMapping, tellReason, versionDifferences } from '@orderloom/shared/migrate';
import type { Hono } from 'hono';
import { createMigrationTrial, type MigrationAnswer, type TrialPlace } from '../engine/index.ts';
import type { MigrationRun } from '../store/index.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { found } from './flows.ts';
import { implement } from './implement.ts';
import { iso } from './present.ts';
import { Refusal } from './refusals.ts';

const runsShown = 100;

/** Orders in flight on their way to another version. */
export function serveMigrations(app: Hono<Environment>, deps: HttpDeps): void {
  const { store, engine, clock } = deps;
  const { migrations } = store;
  const tryPage = createMigrationTrial({ store: store.engine, migrations, now: () => clock.now() });

  implement(app, migrationRoutes.planMigration, ({ actor, body, param }) => {
    const flow = param('id');
    const { sources, target } = documents(deps, actor, flow, body);
    const differences = merged(sources.map((source) => versionDifferences(source, target)));
    const mapping = migrations.mapping(actor.tenant, flow, body.to) ?? noMapping;
    return { mapping, differences, orders: migrations.countInFlight(actor.tenant, flow, body.from) };
  });

  implement(app, migrationRoutes.dryRunMigration, ({ actor, body, param }) => {
    const flow = param('id');
    const { sources, target } = documents(deps, actor, flow, body);
    checkExpressions(body.mapping, sources, target);
    const { cursor, ...request } = body;
    const page = tryPage(actor.tenant, { flow, ...request, after: readPlace(cursor) });
    return { ...page, next: page.next ? writePlace(page.next) : null };
  });

  implement(app, migrationRoutes.startMigration, async ({ actor, body, param }) => {
    const flow = param('id');
    const { sources, target } = documents(deps, actor, flow, body);
    checkExpressions(body.mapping, sources, target);
    const { from, to, mapping, accept } = body;
    const command = { type: 'start', flow, sources: from, target: to, mapping, accept, by: actor.name } as const;
    return started(deps, actor, await engine.migrate(actor.tenant, command));
  });

  implement(app, migrationRoutes.saveMapping, ({ actor, body, param }) => {
    const [flow, version] = [param('id'), Number(param('version'))];
    if (!store.flows.version(actor.tenant, flow, version)) throw new Refusal('unknown-version');
    migrations.saveMapping(actor.tenant, flow, version, body, actor.name);
    return body;
  });

  serveRuns(app, deps);
}

/** The runs there are. */
function serveRuns(app: Hono<Environment>, deps: HttpDeps): void {
  const { engine } = deps;
  const { migrations } = deps.store;

  implement(app, migrationRoutes.listMigrations, ({ actor, param }) => {
    found(deps, actor, param('id'));
    return { items: migrations.list(actor.tenant, param('id'), runsShown).map(presentRun), next: null };
  });

  implement(app, migrationRoutes.readMigration, ({ actor, param }) => {
    const run = existing(deps, actor, param('id'));
    const tell = teller(deps, run);
    const reasons = migrations.reasons(run.tenant, run.id).flatMap(({ outcome, orders, ...reason }) => {
      const told = { ...reason, orders, message: tell(reason) };
      return outcome === 'left-out' || outcome === 'stayed' ? [{ ...told, outcome }] : [];
    });
    return { ...presentRun(run), mapping: run.mapping, reasons };
  });

  implement(app, migrationRoutes.listMigratedOrders, ({ actor, param, query }) => {
    const run = existing(deps, actor, param('id'));
    const tell = teller(deps, run);
    const { items, next } = migrations.orders(run.tenant, run.id, query);
    const shown = items.map(({ order, externalId, source, outcome, reasons }) => ({
      id: order,
      externalId,
      source,
      outcome,
      reasons: reasons.map((reason) => ({ ...reason, message: tell(reason) })),
    }));
    return { items: shown, next };
  });

  for (const [route, type] of [
    [migrationRoutes.stopMigration, 'stop'],
    [migrationRoutes.continueMigration, 'continue'],
    [migrationRoutes.revertMigration, 'revert'],
  ] as const) {
    implement(app, route, async ({ actor, param }) => started(deps, actor, await engine.migrate(actor.tenant, { type, id: param('id') })));
  }
}

function existing({ store }: HttpDeps, actor: Actor, id: string): MigrationRun {
  const run = store.migrations.get(actor.tenant, id);
  if (!run) throw new Refusal('unknown-migration');
  return run;
}

function started(deps: HttpDeps, actor: Actor, answer: MigrationAnswer) {
  if (answer.type !== 'done') throw new Refusal(answer.type);
  return presentRun(existing(deps, actor, answer.id));
}

function documents(deps: HttpDeps, actor: Actor, flow: string, { from, to }: { readonly from: readonly number[]; readonly to: number }) {
  found(deps, actor, flow);
  const one = (version: number): FlowDocument => {
    const document = deps.store.flows.version(actor.tenant, flow, version);
    if (!document) throw new Refusal('unknown-version');
    return document;
  };
  if (from.includes(to)) throw new Refusal('unknown-version');
  return { sources: from.map(one), target: one(to) };
}

/** A conversion that cannot be read for one of the source versions would leave out all its orders; it is told at once. */
function checkExpressions(mapping: MigrationMapping, sources: readonly FlowDocument[], target: FlowDocument): void {
  const errors = Object.entries(mapping.fields).flatMap(([key, rule]) => {
    if (rule.type !== 'expression') return [];
    const type = target.context[key]?.type ?? 'any';
    return sources.flatMap((source) => {
      const compiled = expressionsOf(source).compile(rule.text, type, { path: `mapping.fields.${key}` });
      return compiled.ok ? [] : compiled.error;
    });
  });
  if (errors.length > 0) throw new Refusal('bad-body', { errors: errors.slice(0, 10) });
}

function merged(all: readonly ReturnType<typeof versionDifferences>[]) {
  const union = (key: 'fieldsAdded' | 'fieldsDropped' | 'fieldsRetyped' | 'statesAdded' | 'statesDropped') => [
    ...new Set(all.flatMap((one) => one[key])),
  ];
  return {
    fieldsAdded: union('fieldsAdded'),
    fieldsDropped: union('fieldsDropped'),
    fieldsRetyped: union('fieldsRetyped'),
    statesAdded: union('statesAdded'),
    statesDropped: union('statesDropped'),
    timers: [...new Map(all.flatMap(({ timers }) => timers).map((timer) => [timer.id, timer])).values()],
  };
}

/** Tells reasons with the names of the first source version; labels seldom change between versions. */
function teller({ store }: HttpDeps, run: MigrationRun) {
  const document = (version: number) => store.flows.version(run.tenant, run.flow, version);
  const [source, target] = [document(run.sources[0] ?? run.target), document(run.target)];
  return (reason: Parameters<typeof tellReason>[0]) =>
    source && target ? tellReason(reason, source, target).message : { zh: reason.code, en: reason.code };
}

function presentRun(run: MigrationRun) {
  const { id, flow, status, total, moved, leftOut, reverted, stayed, accept, createdBy } = run;
  return {
    id,
    flow,
    from: run.sources,
    to: run.target,
    status,
    total,
    moved,
    leftOut,
    reverted,
    stayed,
    accept,
    createdBy,
    createdAt: iso(run.createdAt),
    endedAt: run.endedAt === null ? null : iso(run.endedAt),
  };
}

function writePlace({ source, order }: TrialPlace): string {
  return `${source}.${order}`;
}

function readPlace(cursor: string | undefined): TrialPlace | undefined {
  const [, source, order] = /^(\d{1,3})\.(.*)$/.exec(cursor ?? '') ?? [];
  return source === undefined || order === undefined ? undefined : { source: Number(source), order };
}
