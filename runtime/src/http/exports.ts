import { type ExportFormat, exportRoutes, type RouteContract } from '@orderloom/shared/api';
import type { Locale } from '@orderloom/shared/base';
import type { Hono } from 'hono';
import { exportedLists, exportList } from '../exporting/index.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { createFlowDocuments } from './flow-documents.ts';
import { type Call, implement } from './implement.ts';
import { incidentShower } from './incidents.ts';
import { orderFilter } from './orders.ts';
import { iso, presentInbox, presentOrder, presentOutbox } from './present.ts';
import { presentAudit } from './present-access.ts';
import { Refusal } from './refusals.ts';

type List<Row> = Parameters<typeof exportList<Row>>[0];

interface Asked {
  readonly route: RouteContract;
  readonly query: { readonly format: ExportFormat; readonly lang?: Locale | undefined };
  readonly call: Pick<Call<typeof exportRoutes.exportRoutes>, 'actor' | 'locale' | 'context'>;
}

interface Page<Stored> {
  readonly items: readonly Stored[];
  readonly next: string | null;
}

/** Lists as files: the rows of a list, by its filter, as the list shows them, to the last. */
export function serveExports(app: Hono<Environment>, deps: HttpDeps): void {
  const { queries } = deps.reading;
  const documentOf = createFlowDocuments(deps.store.flows);
  const incident = incidentShower(deps.store, documentOf);
  const answer = createAnswer(deps);

  implement(app, exportRoutes.exportOrders, ({ query, ...call }) => {
    const { tenant } = call.actor;
    const read = (page: Paging) => queries.orders(tenant, { ...orderFilter(query), ...page });
    const show = (row: Item<typeof read>) => presentOrder(row, documentOf(tenant, row.flow, row.version));
    return answer({ route: exportRoutes.exportOrders, query, call }, exportedLists.orders, read, show);
  });
  implement(app, exportRoutes.exportInbox, ({ query, ...call }) => {
    const read = (page: Paging) => queries.inbox(call.actor.tenant, { ...query, ...page });
    return answer({ route: exportRoutes.exportInbox, query, call }, exportedLists.inbox, read, presentInbox);
  });
  implement(app, exportRoutes.exportOutbox, ({ query, ...call }) => {
    const read = (page: Paging) => queries.outbox(call.actor.tenant, { ...query, ...page });
    return answer({ route: exportRoutes.exportOutbox, query, call }, exportedLists.outbox, read, presentOutbox);
  });
  implement(app, exportRoutes.exportIncidents, ({ query, ...call }) => {
    const { tenant } = call.actor;
    const read = (page: Paging) => queries.incidents(tenant, { ...query, ...page });
    return answer({ route: exportRoutes.exportIncidents, query, call }, exportedLists.incidents, read, (row) => incident(tenant, row));
  });
  implement(app, exportRoutes.exportStock, ({ query, ...call }) => {
    const read = (page: Paging) => queries.stock(call.actor.tenant, { ...query, ...page });
    const show = (row: Item<typeof read>) => ({ ...row, changedAt: iso(row.changedAt) });
    return answer({ route: exportRoutes.exportStock, query, call }, exportedLists.stock, read, show);
  });
  implement(app, exportRoutes.exportRoutes, ({ query, ...call }) => {
    const read = (page: Paging) => queries.routes(call.actor.tenant, page);
    const show = (row: Item<typeof read>) => ({ ...row, at: iso(row.at) });
    return answer({ route: exportRoutes.exportRoutes, query, call }, exportedLists.routes, read, show);
  });
  implement(app, exportRoutes.exportAuditList, ({ query, ...call }) => {
    const read = (page: Paging) => queries.audit(call.actor.tenant, { ...query, ...page });
    return answer({ route: exportRoutes.exportAuditList, query, call }, exportedLists.audit, read, presentAudit);
  });
}

interface Paging {
  readonly cursor: string | undefined;
  readonly limit: number;
}
type Item<Read extends (page: Paging) => Promise<Page<unknown>>> = Awaited<ReturnType<Read>>['items'][number];

function createAnswer({ store }: HttpDeps) {
  return async <Stored, Row>(
    { route, query, call }: Asked,
    list: List<Row>,
    read: (page: Paging) => Promise<Page<Stored>>,
    show: (row: Stored) => Row,
  ): Promise<Response> => {
    const { actor, context } = call;
    const { format, lang = call.locale, ...filter } = query;
    const stillSignedIn = context.get('stillSignedIn');
    const note = context.get('note');
    const { address } = context.get('origin');
    const zone = store.access.tenant(actor.tenant)?.timeZone ?? 'Asia/Shanghai';
    const { media, content } = await exportList(
      list,
      { format, locale: lang, zone },
      async (cursor, limit) => {
        if (!stillSignedIn()) throw new Refusal('unauthenticated');
        const page = await read({ cursor, limit });
        return { items: page.items.map(show), next: page.next };
      },
      ({ rows, whole }) =>
        note({
          tenant: actor.tenant,
          actor: actor.name,
          action: `GET ${route.path}`,
          target: list.id,
          outcome: whole ? 'done' : 'failed',
          reason: told(rows, format, filter),
          address,
        }),
    );
    const disposition = `attachment; filename="${list.id}.${format}"`;
    return new Response(streamOf(content), {
      headers: { 'content-type': media, 'content-disposition': disposition, 'cache-control': 'no-store' },
    });
  };
}

/** Read as fast as it is taken; given up, it ends what writes it. */
function streamOf(content: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await content.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await content.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** What the audit tells of an export: how much, as what, narrowed by what. */
function told(rows: number, format: ExportFormat, filter: object): string {
  const parts = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${String(value)}`]));
  return [`rows=${rows}`, `format=${format}`, ...parts].join(' ');
}
