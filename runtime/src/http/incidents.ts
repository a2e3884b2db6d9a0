import { incidentRoutes, type Mend, type MendPreview } from '@orderloom/shared/api';
import type { Hono } from 'hono';
import type { MendAnswer } from '../engine/index.ts';
import type { IncidentRow, MendJobRow } from '../store/index.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { createFlowDocuments } from './flow-documents.ts';
import { implement } from './implement.ts';
import { iso } from './present.ts';
import { presentIncident, presentItem, presentJob } from './present-incident.ts';
import { Refusal } from './refusals.ts';

/** How many items a dry run tries. */
const trialSize = 200;

/** What keeps orders from going on, and its mending. */
export function serveIncidents(app: Hono<Environment>, deps: HttpDeps): void {
  const { store } = deps;
  const { incidents } = store;
  const documentOf = createFlowDocuments(store.flows);
  const shown = incidentShower(store, documentOf);

  function detail(tenant: string, id: string) {
    const row = existing(tenant, id);
    const log = incidents.log(tenant, id).map((entry) => ({ ...entry, at: iso(entry.at) }));
    return { ...shown(tenant, row), log, jobs: incidents.jobs(tenant, id).map(presentJob) };
  }

  function existing(tenant: string, id: string): IncidentRow {
    const row = incidents.get(tenant, id);
    if (!row) throw new Refusal('unknown-incident');
    return row;
  }

  implement(app, incidentRoutes.countIncidents, ({ actor }) => incidents.count(actor.tenant));

  implement(app, incidentRoutes.listIncidents, ({ actor: { tenant }, query }) => {
    if (query.order !== undefined) return { items: incidents.ofOrder(tenant, query.order).map((row) => shown(tenant, row)), next: null };
    const page = incidents.list(tenant, query);
    return { items: page.items.map((row) => shown(tenant, row)), next: page.next };
  });

  implement(app, incidentRoutes.readIncident, ({ actor, param }) => detail(actor.tenant, param('id')));

  implement(app, incidentRoutes.listIncidentItems, ({ actor: { tenant }, param, query }) => {
    existing(tenant, param('id'));
    const page = incidents.items(tenant, param('id'), query);
    const items = page.items.map((item) => {
      const order = item.order === null ? undefined : store.queries.order(tenant, item.order);
      return presentItem(item, order, order && documentOf(tenant, order.flow, order.version));
    });
    return { items, next: page.next };
  });

  implement(app, incidentRoutes.changeIncident, ({ actor, body, param, context }) => {
    const id = param('id');
    context.set('told', { target: id });
    if (!incidents.change(actor.tenant, id, body, actor.name, deps.clock.now())) throw new Refusal('unknown-incident');
    deps.announce(actor.tenant, { type: 'incident', id });
    return detail(actor.tenant, id);
  });

  serveMends(app, deps, existing);
}

/** Makes a function that shows an incident with the words of its flow. */
export function incidentShower({ incidents, releases }: HttpDeps['store'], documentOf: ReturnType<typeof createFlowDocuments>) {
  return (tenant: string, row: IncidentRow) => {
    const { flow, version = releases.get(tenant, flow ?? '')?.newest } = row.cause;
    const document = flow === null || version === undefined ? undefined : documentOf(tenant, flow, version);
    const running = incidents.jobs(tenant, row.id).some(({ status }) => status === 'running');
    return presentIncident(row, document, running);
  };
}

function serveMends(
  app: Hono<Environment>,
  { store, engine, mending }: HttpDeps,
  existing: (tenant: string, id: string) => IncidentRow,
): void {
  const { incidents } = store;

  implement(app, incidentRoutes.previewMend, async ({ actor: { tenant }, body, param }) => {
    existing(tenant, param('id'));
    const { total, items } = incidents.itemsFor(tenant, param('id'), body.order, trialSize);
    const answers = await engine.tryMend(
      tenant,
      items.map(({ row }) => row),
      body.mend satisfies Mend,
    );
    return { total, tried: answers.length, ...summed(answers) };
  });

  implement(app, incidentRoutes.startMend, ({ actor, body, param, context }) => {
    const { mend, reason, order } = body;
    context.set('told', { target: param('id'), reason });
    const job = mending.begin(actor.tenant, { incident: param('id'), mend, reason, order, by: actor.name });
    if (job === undefined) throw new Refusal('unknown-incident');
    if (job === 'running') throw new Refusal('mend-under-way');
    return presentJob(job);
  });

  implement(app, incidentRoutes.stopMend, ({ actor, param, context }) => {
    context.set('told', { target: param('id') });
    return presentJob(known(mending.halt(actor.tenant, param('id'))));
  });

  implement(app, incidentRoutes.listMendResults, ({ actor, param, query }) => {
    const page = incidents.results(actor.tenant, known(incidents.job(actor.tenant, param('id'))).id, query);
    return { items: page.items.map(({ item: _item, ...result }) => result), next: page.next };
  });
}

function known(job: MendJobRow | undefined): MendJobRow {
  if (!job) throw new Refusal('unknown-mend');
  return job;
}

/** How many would be mended, and why the others would not, the most frequent reason first. */
function summed(answers: readonly MendAnswer[]): Pick<MendPreview, 'would' | 'refusals'> {
  const refusals = new Map<string, MendPreview['refusals'][number]>();
  for (const answer of answers) {
    const [problem] = answer.type === 'refused' ? answer.problems : [];
    if (!problem) continue;
    const known = refusals.get(problem.message.en);
    refusals.set(problem.message.en, { problem, count: (known?.count ?? 0) + 1 });
  }
  const would = answers.filter(({ type }) => type === 'mended' || type === 'replay').length;
  return { would, refusals: [...refusals.values()].sort((a, b) => b.count - a.count).slice(0, 20) };
}
