import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blankDocument } from '@orderloom/shared/document';
import Database from 'better-sqlite3';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, describe, expect, it } from 'vitest';
import * as accessTables from './access-tables.ts';
import { connect } from './connect.ts';
import { openStore } from './open-store.ts';
import * as tables from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'orderloom-store-'));
afterAll(() => rmSync(folder, { recursive: true }));
const tenant = 'default';
const memory = () => openStore({ path: ':memory:', now: () => 1000 });

describe('opening', () => {
  it('[E1] commits durably: WAL with synchronous=FULL, as read back', () => {
    const { raw, info } = connect(join(folder, 'settings.db'));
    expect(info.synchronous).toBe('full');
    expect(raw.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(raw.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(raw.pragma('wal_autocheckpoint', { simple: true })).toBe(4000);
    raw.close();
  });

  it('keeps everything over a close, and migrates once', () => {
    const path = join(folder, 'again.db');
    const store = openStore({ path, now: Date.now });
    store.flows.create(tenant, blankDocument('f', { en: 'F' }));
    store.close();

    const again = openStore({ path, now: Date.now });

    expect(again.flows.list(tenant).map((flow) => flow.id)).toEqual(['f']);
    again.close();
  });

  it('refuses a database that a newer program wrote', () => {
    const path = join(folder, 'newer.db');
    const raw = new Database(path);
    raw.pragma('user_version = 999');
    raw.close();
    expect(() => openStore({ path, now: Date.now })).toThrow('schema 999');
  });

  it('has the tables that drizzle is told of, column by column', () => {
    const { raw } = connect(':memory:');
    const declared = Object.values({ ...tables, ...accessTables }).filter((table) => table instanceof SQLiteTable);
    expect(declared.length).toBeGreaterThan(10);
    for (const table of declared) {
      const { name, columns } = getTableConfig(table);
      const stored = raw.pragma(`table_info(${name})`) as { name: string; notnull: number; pk: number }[];
      expect([name, stored.map((column) => column.name).sort()]).toEqual([name, columns.map((column) => column.name).sort()]);
      for (const column of columns) {
        const found = stored.find((one) => one.name === column.name);
        expect([name, column.name, column.notNull]).toEqual([name, column.name, found?.notnull === 1 || (found?.pk ?? 0) > 0]);
      }
    }
  });

  it('[E8] leads to a tenant from every table', () => {
    const { raw } = connect(':memory:');
    const names = raw.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    const leading = ['tenant', 'order_row', 'source', 'incident'];
    for (const { name } of names.filter((table) => table.name !== 'tenants')) {
      const columns = (raw.pragma(`table_info(${name})`) as { name: string }[]).map((column) => column.name);
      expect([name, columns.some((column) => leading.includes(column))]).toEqual([name, true]);
    }
  });
});

describe('flows', () => {
  it('saves under an optimistic lock', () => {
    const { flows } = memory();
    const draft = blankDocument('f', { en: 'First' });
    expect(flows.create(tenant, draft)).toMatchObject({ type: 'saved', flow: { revision: 1, version: null, dirty: true } });
    expect(flows.create(tenant, draft)).toEqual({ type: 'exists' });

    const saved = flows.saveDraft(tenant, 'f', 1, { ...draft, name: { en: 'Second' } });
    const late = flows.saveDraft(tenant, 'f', 1, draft);

    expect(saved).toMatchObject({ type: 'saved', flow: { revision: 2, name: { en: 'Second' } } });
    expect(late).toEqual({ type: 'conflict', revision: 2 });
    expect(flows.saveDraft(tenant, 'g', 1, draft)).toEqual({ type: 'missing' });
  });

  it('publishes versions that stay, and knows when the draft differs in meaning', () => {
    const { flows } = memory();
    const draft = blankDocument('f', { en: 'First' });
    flows.create(tenant, draft);
    const published = flows.publish(tenant, 'f', { revision: 1, note: 'go', by: 'me' });
    const moved = flows.saveDraft(tenant, 'f', 1, { ...draft, layout: { states: {}, routes: { t: { points: [] } } } });
    const renamed = flows.saveDraft(tenant, 'f', 2, { ...draft, name: { en: 'Second' } });
    flows.publish(tenant, 'f', { revision: 3, note: '', by: 'me' });

    expect(published).toMatchObject({ type: 'saved', flow: { version: 1, dirty: false, published: { name: { en: 'First' } } } });
    expect(moved).toMatchObject({ flow: { dirty: false } });
    expect(renamed).toMatchObject({ flow: { dirty: true } });
    expect(flows.versions(tenant, 'f').map(({ version, note }) => [version, note])).toEqual([
      [2, ''],
      [1, 'go'],
    ]);
    expect(flows.version(tenant, 'f', 1)?.name).toEqual({ en: 'First' });
  });

  it('removes what was never published, and nothing else', () => {
    const { flows } = memory();
    flows.create(tenant, blankDocument('f', { en: 'F' }));
    flows.create(tenant, blankDocument('g', { en: 'G' }));
    flows.publish(tenant, 'g', { revision: 1, note: '', by: 'me' });

    expect(['f', 'g', 'h'].map((id) => flows.remove(tenant, id))).toEqual(['removed', 'published', 'missing']);
    expect(flows.list(tenant).map((flow) => flow.id)).toEqual(['g']);
  });

  it('[E8] keeps tenants apart', () => {
    const { flows, access, channels } = memory();
    access.saveTenant({ id: 'other', name: 'Other', timeZone: 'UTC', retentionDays: 30 });
    flows.create(tenant, blankDocument('f', { en: 'Ours' }));
    channels.save(tenant, { id: 'c', type: 't', name: 'C', flow: null, enabled: true, settings: {}, secrets: { key: 's' } });

    expect(flows.get('other', 'f')).toBeUndefined();
    expect(channels.get('other', 'c')).toBeUndefined();
    expect(channels.remove('other', 'c')).toBe(false);
    expect(channels.get(tenant, 'c')).toMatchObject({ enabled: true, secrets: { key: 's' } });
  });
});

it('finds a token by its hash, with its tenant', () => {
  const { access } = memory();
  access.addToken({ hash: 'h', tenant, actor: 'admin', role: 'admin', createdAt: 1 });
  expect(access.token('h')).toMatchObject({ tenant, actor: 'admin' });
  expect(access.removeToken(tenant, 'h')).toBe(true);
  expect(access.token('h')).toBeUndefined();
});
