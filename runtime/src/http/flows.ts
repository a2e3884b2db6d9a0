import type { LibraryMachine } from '@orderloom/machines';
import { flowRoutes } from '@orderloom/shared/api';
import type { Label } from '@orderloom/shared/base';
import { missingSecrets } from '@orderloom/shared/check';
import { blankDocument, type FlowDocument, parseDocument } from '@orderloom/shared/document';
import type { MigrationMapping } from '@orderloom/shared/migrate';
import type { Hono } from 'hono';
import type { FlowRecord, FlowWrite } from '../store/index.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { presentFlow, presentVersion } from './present.ts';
import { Refusal } from './refusals.ts';

const unnamed: Label = { zh: '未命名流程', en: 'Untitled flow' };

/** Drawing, checking and publishing. */
export function serveFlows(app: Hono<Environment>, deps: HttpDeps): void {
  const { store, library } = deps;

  implement(app, flowRoutes.listFlows, ({ actor }) => ({ items: store.flows.list(actor.tenant).map(presentFlow), next: null }));

  implement(app, flowRoutes.createFlow, ({ actor, body }) => {
    const document = body.document ?? (body.template === undefined ? blankDocument('', unnamed) : template(body.template));
    const id = body.document ? document.id : newFlowId(deps, document.id);
    return addFlow(deps, actor, { ...document, id, name: body.name ?? document.name });
  });

  implement(app, flowRoutes.readFlow, ({ actor, param }) => detail(found(deps, actor, param('id'))));

  implement(app, flowRoutes.saveDraft, ({ actor, body, param }) => {
    const id = param('id');
    const document = readable({ ...body.document, id });
    const flow = written(store.flows.saveDraft(actor.tenant, id, body.revision, document));
    deps.announce(actor.tenant, { type: 'flow', flow: id });
    return detail(flow);
  });

  implement(app, flowRoutes.deleteFlow, ({ actor, param }) => {
    const id = param('id');
    const removed = store.flows.remove(actor.tenant, id);
    if (removed === 'missing') throw new Refusal('unknown-flow');
    if (removed === 'published') throw new Refusal('published');
    deps.announce(actor.tenant, { type: 'flow', flow: id });
    return undefined;
  });

  implement(app, flowRoutes.checkFlow, async ({ actor, body, param }) => ({
    findings: await deps.checking.check(body.document ?? found(deps, actor, param('id')).draft),
  }));

  implement(app, flowRoutes.publishFlow, async ({ actor, body, param }) => {
    const id = param('id');
    const flow = found(deps, actor, id);
    if (flow.revision !== body.revision) throw new Refusal('revision-conflict', { revision: flow.revision });
    const errors = (await deps.checking.check(flow.draft)).filter((finding) => finding.severity === 'error');
    const missing = missingSecrets(flow.draft, (name) => store.secrets.has(actor.tenant, name));
    if (errors.length + missing.length > 0) throw new Refusal('findings-block', { errors: [...errors, ...missing] });
    written(store.flows.publish(actor.tenant, id, { revision: body.revision, note: body.note, by: actor.name, release: body.release }));
    deps.announce(actor.tenant, { type: 'flow', flow: id });
    return presentVersion(justPublished(deps, actor, id, body.mapping));
  });

  implement(app, flowRoutes.listVersions, ({ actor, param }) => {
    found(deps, actor, param('id'));
    return { items: store.flows.versions(actor.tenant, param('id')).map(presentVersion), next: null };
  });

  implement(app, flowRoutes.readVersion, ({ actor, param }) => {
    const version = Number(param('version'));
    const row = store.flows.versions(actor.tenant, param('id')).find((one) => one.version === version);
    const document = row && store.flows.version(actor.tenant, param('id'), version);
    if (!row || !document) throw new Refusal('unknown-version');
    return { ...presentVersion(row), document };
  });

  implement(app, flowRoutes.listTemplates, () => ({
    items: library.map(presentTemplate),
    next: null,
  }));

  function template(id: string): FlowDocument {
    const machine = library.find((one) => one.id === id);
    if (!machine) throw new Refusal('unknown-template', { detail: library.map((one) => one.id).join(', ') });
    return machine.document;
  }
}

function presentTemplate({ id, document, scenarios: [first] }: LibraryMachine) {
  const example = first && { example: { ...first, id: 'example', order: 0 } };
  return { id, name: document.name, description: document.description ?? {}, document, ...example };
}

/** The newest version, with what ships with it. */
function justPublished({ store }: HttpDeps, actor: Actor, id: string, mapping: MigrationMapping | undefined) {
  const [newest] = store.flows.versions(actor.tenant, id);
  if (!newest) throw new Refusal('unknown-version');
  if (mapping) store.migrations.saveMapping(actor.tenant, id, newest.version, mapping, actor.name);
  return newest;
}

/** Stores a new flow under its document's id. */
export function addFlow(deps: HttpDeps, actor: Actor, document: FlowDocument) {
  const flow = written(deps.store.flows.create(actor.tenant, readable(document)));
  deps.announce(actor.tenant, { type: 'flow', flow: flow.id });
  return detail(flow);
}

export function found({ store }: HttpDeps, actor: Actor, id: string): FlowRecord {
  const flow = store.flows.get(actor.tenant, id);
  if (!flow) throw new Refusal('unknown-flow');
  return flow;
}

/** `base` itself when it is free, so that a flow made from a template has a speaking id; else one of its own. */
export function newFlowId({ ids }: HttpDeps, base: string): string {
  const fresh = ids.next().slice(-10).toLowerCase();
  return base === '' ? `flow-${fresh}` : `${base}-${fresh}`;
}

/** A document whose references hold; refused otherwise. */
export function readable(document: FlowDocument): FlowDocument {
  const parsed = parseDocument(document);
  if (!parsed.ok) throw new Refusal('bad-document', { errors: parsed.error });
  return parsed.value;
}

function written(write: FlowWrite): FlowRecord {
  switch (write.type) {
    case 'saved':
      return write.flow;
    case 'exists':
      throw new Refusal('id-taken');
    case 'missing':
      throw new Refusal('unknown-flow');
    case 'conflict':
      throw new Refusal('revision-conflict', { revision: write.revision });
  }
}

function detail(flow: FlowRecord) {
  return { ...presentFlow(flow), draft: flow.draft, published: flow.published };
}
