import type { EffectCause, EffectRequest } from '@orderloom/shared/actions';
import type { Json, Label, Problem } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { InboxStatus, OrderRow, OutboxRow, OutboxStatus } from './reading-types.ts';

// How the tables look to drizzle; the SQL that makes them, with its keys and indexes, is in migrations/.
// A test holds the two together.

export const tenants = sqliteTable('tenants', {
  id: text().primaryKey(),
  name: text().notNull(),
  timeZone: text('time_zone').notNull(),
  retentionDays: integer('retention_days'),
});

export const flows = sqliteTable(
  'flows',
  {
    tenant: text().notNull(),
    id: text().notNull(),
    draft: text({ mode: 'json' }).$type<FlowDocument>().notNull(),
    name: text({ mode: 'json' }).$type<Label>().notNull(),
    states: integer().notNull(),
    draftHash: text('meaning_hash').notNull(),
    revision: integer().notNull(),
    version: integer(),
    versionHash: text('version_hash'),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.id] })],
);

export const flowVersions = sqliteTable(
  'flow_versions',
  {
    tenant: text().notNull(),
    flow: text().notNull(),
    version: integer().notNull(),
    document: text({ mode: 'json' }).$type<FlowDocument>().notNull(),
    hash: text().notNull(),
    geometryHash: text('geometry_hash').notNull(),
    note: text().notNull(),
    publishedBy: text('published_by').notNull(),
    publishedAt: integer('published_at').notNull(),
    behaviour: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.flow, table.version] })],
);

export const orders = sqliteTable('orders', {
  row: integer().primaryKey(),
  tenant: text().notNull(),
  id: text().notNull(),
  externalId: text('external_id').notNull(),
  channel: text().notNull(),
  flow: text().notNull(),
  version: integer().notNull(),
  status: text().$type<OrderRow['status']>().notNull(),
  states: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  tags: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  amount: integer(),
  search: text().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  seq: integer().notNull(),
  /** The snapshot, without what the other columns say. */
  data: text().notNull(),
});

export const outbox = sqliteTable('outbox', {
  row: integer().primaryKey(),
  tenant: text().notNull(),
  key: text().notNull(),
  order: text('order_id').notNull(),
  action: text().notNull(),
  destination: text().notNull(),
  request: text({ mode: 'json' }).$type<EffectRequest>().notNull(),
  call: text({ mode: 'json' }).$type<NonNullable<OutboxRow['call']>>(),
  status: text().$type<OutboxStatus>().notNull(),
  attempts: integer().notNull(),
  nextAttemptAt: integer('next_attempt_at'),
  lastError: text('last_error'),
  response: text({ mode: 'json' }).$type<Json>(),
  createdAt: integer('created_at').notNull(),
  /** Waits for its forerunners of the same order at the same destination. */
  ordered: integer({ mode: 'boolean' }).notNull(),
  trace: text(),
  cause: text().$type<EffectCause>(),
  endedAt: integer('ended_at'),
});

export const inbox = sqliteTable('inbox', {
  row: integer().primaryKey(),
  source: integer().notNull(),
  deliveryId: text('delivery_id').notNull(),
  receivedAt: integer('received_at').notNull(),
  status: text().$type<InboxStatus>().notNull(),
  headers: text({ mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
  body: blob({ mode: 'buffer' }).notNull(),
  problems: text({ mode: 'json' }).$type<readonly Problem[]>(),
  /** The one order it was for. */
  order: integer('order_row'),
  /** Ids, when there is not exactly one. */
  orders: text({ mode: 'json' }).$type<readonly string[]>(),
});

/** Where deliveries come from. */
export const sources = sqliteTable('sources', {
  no: integer().primaryKey(),
  tenant: text().notNull(),
  channel: text().notNull(),
});

/** `type` is `status` (all orders of the version by status) or `state` (orders in flight by innermost state). */
export const counters = sqliteTable(
  'counters',
  {
    tenant: text().notNull(),
    flow: text().notNull(),
    version: integer().notNull(),
    type: text().notNull(),
    key: text().notNull(),
    orders: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.flow, table.version, table.type, table.key] })],
);
