import { z } from 'zod';
import { AuditQuery } from './access.ts';
import { defineRoute } from './define-route.ts';
import { StockQuery } from './goods.ts';
import { IncidentQuery } from './incidents.ts';
import { InboxQuery, OutboxQuery } from './operations.ts';
import { OrderQuery } from './orders.ts';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const paging = { cursor: true, limit: true } as const;
/** `lang`: the language of headings and words; that of Accept-Language where it is left out. */
const wanted = { format: z.enum(exportFormats).default('csv'), lang: z.enum(['zh', 'en']).optional() };
const exporting = { method: 'get', status: 200, media: 'text/csv', refusals: [503] } as const;

/** Whole lists as files, by the filters of the list and for whoever may read it. */
export const exportRoutes = {
  exportOrders: defineRoute({
    ...exporting,
    tag: 'orders',
    permission: 'orders:read',
    path: '/api/exports/orders',
    query: OrderQuery.omit(paging).extend(wanted),
    summary: 'Download the orders that pass a filter as CSV or XLSX, newest first',
  }),
  exportInbox: defineRoute({
    ...exporting,
    tag: 'deliveries',
    permission: 'deliveries:read',
    path: '/api/exports/inbox',
    query: InboxQuery.omit(paging).extend(wanted),
    summary: 'Download the deliveries received as CSV or XLSX, without their raw bodies',
  }),
  exportOutbox: defineRoute({
    ...exporting,
    tag: 'deliveries',
    permission: 'effects:read',
    path: '/api/exports/outbox',
    query: OutboxQuery.omit(paging).extend(wanted),
    summary: 'Download the effects as CSV or XLSX; `status=dead` gives the dead letters',
  }),
  exportIncidents: defineRoute({
    ...exporting,
    tag: 'incidents',
    permission: 'orders:read',
    path: '/api/exports/incidents',
    query: IncidentQuery.omit({ ...paging, order: true }).extend(wanted),
    summary: 'Download the incidents as CSV or XLSX',
  }),
  exportStock: defineRoute({
    ...exporting,
    tag: 'goods',
    permission: 'goods:read',
    path: '/api/exports/stock',
    query: StockQuery.omit(paging).extend(wanted),
    summary: 'Download the stock as CSV or XLSX; `only=oversold` gives what is oversold',
  }),
  exportRoutes: defineRoute({
    ...exporting,
    tag: 'routing',
    permission: 'routing:read',
    path: '/api/exports/routes',
    query: z.object(wanted),
    summary: 'Download where orders were sent as CSV or XLSX, the latest orders first',
  }),
  exportAuditList: defineRoute({
    ...exporting,
    tag: 'access',
    permission: 'audit:read',
    path: '/api/exports/audit',
    query: AuditQuery.omit(paging).extend(wanted),
    summary: 'Download the audit as CSV or XLSX, newest first',
  }),
};
