import type { Permission, Role } from '@orderloom/shared/api';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AuditRow } from './access-types.ts';

export const accessTokens = sqliteTable('access_tokens', {
  hash: text().primaryKey(),
  tenant: text().notNull(),
  actor: text().notNull(),
  role: text().notNull(),
  createdAt: integer('created_at').notNull(),
  id: text().notNull(),
  name: text().notNull(),
  scopes: text({ mode: 'json' }).$type<readonly Permission[]>(),
  createdBy: text('created_by').notNull(),
  expiresAt: integer('expires_at'),
  usedAt: integer('used_at'),
  replacedAt: integer('replaced_at'),
});

export const people = sqliteTable(
  'people',
  {
    tenant: text().notNull(),
    id: text().notNull(),
    name: text().notNull(),
    display: text().notNull(),
    role: text().$type<Role>().notNull(),
    password: text(),
    createdAt: integer('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    disabledAt: integer('disabled_at'),
    signedInAt: integer('signed_in_at'),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.id] })],
);

export const sessions = sqliteTable('sessions', {
  hash: text().primaryKey(),
  tenant: text().notNull(),
  person: text(),
  token: text(),
  createdAt: integer('created_at').notNull(),
  seenAt: integer('seen_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  address: text().notNull(),
  agent: text().notNull(),
});

export const passwordLinks = sqliteTable('password_links', {
  hash: text().primaryKey(),
  tenant: text().notNull(),
  person: text(),
  expiresAt: integer('expires_at').notNull(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
});

export const knownDevices = sqliteTable('known_devices', {
  hash: text().primaryKey(),
  tenant: text().notNull(),
  person: text().notNull(),
  createdAt: integer('created_at').notNull(),
});

export const audit = sqliteTable('audit', {
  row: integer().primaryKey(),
  tenant: text().notNull(),
  at: integer().notNull(),
  actor: text().notNull(),
  action: text().notNull(),
  target: text().notNull(),
  outcome: text().$type<AuditRow['outcome']>().notNull(),
  reason: text().notNull(),
  address: text().notNull(),
});
