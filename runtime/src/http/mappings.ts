import { mappingRoutes } from '@orderloom/shared/api';
import { problem } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import {
  compileMapping,
  emptyMapping,
  type MappingDocument,
  orderNumberKey,
  serialiseMapping,
  suggestFields,
  targetOf,
  targetsOf,
} from '@orderloom/shared/mapping';
import type { Hono } from 'hono';
import type { MappingVersion } from '../store/index.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { channelOf, flowOf } from './mapping-context.ts';
import { serveMappingTrials } from './mapping-trials.ts';
import { iso } from './present.ts';
import { Refusal } from './refusals.ts';

/** What channels' messages mean in our words: drafts, versions, and which is in use. */
export function serveMappings(app: Hono<Environment>, deps: HttpDeps): void {
  const { store } = deps;
  serveMappingTrials(app, deps);

  implement(app, mappingRoutes.readMapping, ({ actor, param }) => {
    const channel = channelOf(deps, actor, param('id'));
    const flow = flowOf(deps, actor, channel);
    const { tenant } = actor;
    return {
      channel: channel.id,
      draft: draftOf(deps, tenant, channel.id),
      inUse: store.mappings.inUse(tenant, channel.id)?.version ?? null,
      versions: store.mappings.versions(tenant, channel.id).map(presentVersion),
      targets: targetsOf(flow),
      events: Object.entries(flow?.events ?? {}).map(([name, { label }]) => ({ name, label })),
      quarantined: store.channels.setAside(tenant, channel.id),
    };
  });

  implement(app, mappingRoutes.readMappingVersion, ({ actor, param }) => {
    const row = store.mappings.version(actor.tenant, param('id'), Number(param('version')));
    if (!row) throw new Refusal('unknown-version');
    return { ...presentVersion(row), document: row.document };
  });

  implement(app, mappingRoutes.saveMappingDraft, ({ actor, body, param }) => {
    const channel = channelOf(deps, actor, param('id'));
    const written = store.mappings.saveDraft(actor.tenant, channel.id, body.revision, body.document, actor.name);
    if (written.type === 'conflict') throw new Refusal('revision-conflict', { revision: written.revision });
    return { revision: body.revision + 1 };
  });

  implement(app, mappingRoutes.publishMapping, ({ actor, body, param, tell }) => {
    const channel = channelOf(deps, actor, param('id'));
    const draft = store.mappings.draft(actor.tenant, channel.id);
    if (!draft || draft.revision !== body.revision) throw new Refusal('revision-conflict', { revision: draft?.revision ?? 0 });
    holdSound(draft.document, flowOf(deps, actor, channel));
    const version = store.mappings.publish(actor.tenant, channel.id, draft.document, body.note, actor.name);
    tell({ target: channel.id, reason: body.note === '' ? `v${version}` : `v${version}: ${body.note}` });
    return presentVersion(store.mappings.version(actor.tenant, channel.id, version) as MappingVersion);
  });

  implement(app, mappingRoutes.useMapping, ({ actor, body, param, tell }) => {
    const channel = channelOf(deps, actor, param('id'));
    if (!store.mappings.use(actor.tenant, channel.id, body.version)) throw new Refusal('unknown-version');
    tell({ target: channel.id, reason: body.version === null ? '' : `v${body.version}` });
    return { inUse: body.version };
  });

  implement(app, mappingRoutes.suggestMapping, ({ actor, body, param }) => {
    const flow = flowOf(deps, actor, channelOf(deps, actor, param('id')));
    const mapped = new Set(body.document.fields.map(targetOf));
    const open = targetsOf(flow).filter((target) => target.used && !mapped.has(targetOf(target)));
    return { items: suggestFields(body.messages, open).map((one) => ({ ...one })), next: null };
  });
}

function draftOf({ store }: HttpDeps, tenant: string, channel: string) {
  const draft = store.mappings.draft(tenant, channel);
  const used = store.mappings.inUse(tenant, channel);
  const document = draft?.document ?? used?.document ?? emptyMapping;
  return {
    revision: draft?.revision ?? 0,
    document,
    savedAt: draft ? iso(draft.savedAt) : null,
    savedBy: draft?.savedBy ?? null,
    dirty: serialiseMapping(document) !== serialiseMapping(used?.document ?? emptyMapping),
  };
}

function presentVersion({ version, note, publishedAt, publishedBy, document }: MappingVersion) {
  return { version, note, publishedAt: iso(publishedAt), publishedBy, fields: document.fields.length };
}

/** Refuses what cannot run, and types that are not those of the fields. */
function holdSound(document: MappingDocument, flow: FlowDocument | undefined): void {
  const compiled = compileMapping(document);
  const types = new Map(targetsOf(flow).map((target) => [targetOf(target), target.type]));
  const strange = document.fields.flatMap((field) => {
    const known = types.get(targetOf(field));
    if (field.key === orderNumberKey || (known !== undefined && known.type === field.type.type)) return [];
    const path = targetOf(field);
    return known === undefined
      ? [problem('mapping.unknown-field', path, { zh: `流程里没有字段“${path}”。`, en: `The flow has no field "${path}".` })]
      : [
          problem('mapping.other-type', path, {
            zh: `字段“${path}”的类型已经改了，请重新对应。`,
            en: `The type of "${path}" has changed: map it again.`,
          }),
        ];
  });
  const errors = [...(compiled.ok ? [] : compiled.error), ...strange];
  if (errors.length > 0) throw new Refusal('bad-mapping', { errors });
}
