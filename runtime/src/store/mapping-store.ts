import { MappingDocument, serialiseMapping } from '@orderloom/shared/mapping';
import type { Database } from 'better-sqlite3';
import type { MappingInUse, MappingStore, MappingVersion } from './mapping-types.ts';

interface DraftColumns {
  readonly revision: number;
  readonly document: string;
  readonly savedAt: number;
  readonly savedBy: string;
}

type VersionColumns = Omit<MappingVersion, 'document'> & { readonly document: string };

const read = (text: string): MappingDocument => MappingDocument.parse(JSON.parse(text));

type Writing = Pick<MappingStore, 'draft' | 'saveDraft'>;

function createDrafts(raw: Database, now: () => number): Writing {
  const find = raw.prepare<[string, string], DraftColumns>(
    'SELECT revision, document, saved_at AS savedAt, saved_by AS savedBy FROM mapping_drafts WHERE tenant = ? AND channel = ?',
  );
  const save = raw.prepare<[string, string, number, string, number, string]>(
    `INSERT INTO mapping_drafts (tenant, channel, revision, document, saved_at, saved_by) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (tenant, channel) DO UPDATE SET revision = excluded.revision, document = excluded.document, saved_at = excluded.saved_at,
       saved_by = excluded.saved_by`,
  );
  return {
    draft(tenant, channel) {
      const row = find.get(tenant, channel);
      return row && { ...row, document: read(row.document) };
    },
    saveDraft(tenant, channel, revision, document, by) {
      const stored = find.get(tenant, channel)?.revision ?? 0;
      if (stored !== revision) return { type: 'conflict', revision: stored };
      save.run(tenant, channel, revision + 1, serialiseMapping(document), now(), by);
      return { type: 'saved' };
    },
  };
}

/** Mappings of channels, and in memory those that are in use. */
export function createMappingStore(raw: Database, now: () => number): MappingStore {
  const columns = 'version, document, note, published_at AS publishedAt, published_by AS publishedBy';
  const versions = raw.prepare<[string, string], VersionColumns>(
    `SELECT ${columns} FROM mapping_versions WHERE tenant = ? AND channel = ? ORDER BY version DESC`,
  );
  const version = raw.prepare<[string, string, number], VersionColumns>(
    `SELECT ${columns} FROM mapping_versions WHERE tenant = ? AND channel = ? AND version = ?`,
  );
  const insert = raw.prepare<[string, string, number, string, string, number, string]>(
    'INSERT INTO mapping_versions (tenant, channel, version, document, note, published_at, published_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const use = raw.prepare<[string, string, number]>('INSERT OR REPLACE INTO mappings_in_use (tenant, channel, version) VALUES (?, ?, ?)');
  const useNone = raw.prepare<[string, string]>('DELETE FROM mappings_in_use WHERE tenant = ? AND channel = ?');
  const used = raw.prepare<[], { tenant: string; channel: string; version: number; document: string }>(
    'SELECT tenant, channel, version, document FROM mappings_in_use JOIN mapping_versions USING (tenant, channel, version)',
  );
  const removals = ['mappings_in_use', 'mapping_versions', 'mapping_drafts'].map((table) =>
    raw.prepare<[string, string]>(`DELETE FROM ${table} WHERE tenant = ? AND channel = ?`),
  );
  let kept: ReadonlyMap<string, MappingInUse> | undefined;

  function loaded(): ReadonlyMap<string, MappingInUse> {
    kept ??= new Map(used.all().map((row) => [`${row.tenant}\n${row.channel}`, { version: row.version, document: read(row.document) }]));
    return kept;
  }

  function opened(row: VersionColumns): MappingVersion {
    return { ...row, document: read(row.document) };
  }

  return {
    ...createDrafts(raw, now),
    versions: (tenant, channel) => versions.all(tenant, channel).map(opened),
    version(tenant, channel, number) {
      const row = version.get(tenant, channel, number);
      return row && opened(row);
    },
    publish: raw.transaction((tenant: string, channel: string, document: MappingDocument, note: string, by: string): number => {
      const next = (versions.get(tenant, channel)?.version ?? 0) + 1;
      insert.run(tenant, channel, next, serialiseMapping(document), note, now(), by);
      use.run(tenant, channel, next);
      kept = undefined;
      return next;
    }),
    inUse(tenant, channel) {
      const all = loaded();
      return all.size === 0 ? undefined : all.get(`${tenant}\n${channel}`);
    },
    use(tenant, channel, number) {
      if (number !== null && !version.get(tenant, channel, number)) return false;
      if (number === null) useNone.run(tenant, channel);
      else use.run(tenant, channel, number);
      kept = undefined;
      return true;
    },
    remove(tenant, channel) {
      for (const removal of removals) removal.run(tenant, channel);
      kept = undefined;
    },
  };
}
