import { flowRoutes } from '@orderloom/shared/api';
import type { FlowDocument } from '@orderloom/shared/document';
import { formats } from '@orderloom/shared/exchange';
import type { Hono } from 'hono';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { addFlow, found, newFlowId } from './flows.ts';
import { implement } from './implement.ts';
import { Refusal } from './refusals.ts';

/** Flows in from other notations, and out to them. */
export function serveExchange(app: Hono<Environment>, deps: HttpDeps): void {
  const { store } = deps;

  implement(app, flowRoutes.listFormats, () => ({
    items: formats.all.map(({ id, label, read, write }) => ({ id, label, reads: read !== undefined, writes: write !== undefined })),
    next: null,
  }));

  implement(app, flowRoutes.importFlow, ({ actor, body }) => {
    const read = formats.get(body.format)?.read;
    if (!read) throw new Refusal('unknown-format', { detail: idsOf('read') });
    const flow = read(body.text, body.name === undefined ? {} : { name: body.name });
    if (!flow.ok) throw new Refusal('not-convertible', { errors: flow.error });
    const taken = store.flows.get(actor.tenant, flow.value.id) !== undefined;
    return addFlow(deps, actor, taken ? { ...flow.value, id: newFlowId(deps, flow.value.id) } : flow.value);
  });

  implement(app, flowRoutes.exportFlow, ({ actor, query, param, locale }) => {
    const format = formats.get(query.format);
    if (!format?.write) throw new Refusal('unknown-format', { detail: idsOf('write') });
    const text = format.write(documentOf(actor, param('id'), query.version), { locale });
    if (!text.ok) throw new Refusal('not-convertible', { errors: text.error });
    const name = `${param('id')}${query.version === undefined ? '' : `-v${query.version}`}.${format.extension}`;
    const type = format.mediaType.includes('charset') ? format.mediaType : `${format.mediaType}; charset=utf-8`;
    return new Response(text.value, {
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' },
    });
  });

  function documentOf(actor: Actor, id: string, version: number | undefined): FlowDocument {
    if (version === undefined) return found(deps, actor, id).draft;
    const document = store.flows.version(actor.tenant, id, version);
    if (!document) throw new Refusal('unknown-version');
    return document;
  }
}

function idsOf(way: 'read' | 'write'): string {
  return formats.all.flatMap((format) => (format[way] ? [format.id] : [])).join(', ');
}
