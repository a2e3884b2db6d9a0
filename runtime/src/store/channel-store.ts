import { referenceOf } from '@orderloom/shared/actions';
import { LRUCache } from 'lru-cache';
import { isSealed, type Sealing } from '../secrets/index.ts';
import type { Connection } from './connect.ts';
import type { SecretStore } from './effect-types.ts';
import { channelPlace } from './secret-store.ts';
import type { ChannelRow, ChannelStore } from './types.ts';

interface Columns {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly flow: string | null;
  readonly enabled: number;
  readonly settings: string;
  readonly secrets: string;
}

type Secrets = ChannelRow['secrets'];

interface Deps {
  readonly raw: Connection['raw'];
  readonly sealing: Sealing;
  readonly secrets: Pick<SecretStore, 'value' | 'onChange'>;
}

const keptChannels = 1000;

/**
 * Sources of orders with their credentials, which are sealed on the disk and plain to whoever reads a channel here.
 * Every delivery asks for one, so they are kept in memory, opened, between changes.
 */
export function createChannelStore({ raw, sealing, secrets }: Deps): ChannelStore {
  const kept = new LRUCache<string, ChannelRow>({ max: keptChannels });
  secrets.onChange(() => kept.clear());
  const columns = 'id, type, name, flow, enabled, settings, secrets';
  const find = raw.prepare<[string, string], Columns>(`SELECT ${columns} FROM channels WHERE tenant = ? AND id = ?`);
  const all = raw.prepare<[string], Columns>(`SELECT ${columns} FROM channels WHERE tenant = ? ORDER BY id`);
  const upsert = raw.prepare(
    `INSERT INTO channels (tenant, ${columns}) VALUES (@tenant, @id, @type, @name, @flow, @enabled, @settings, @secrets)
     ON CONFLICT (tenant, id) DO UPDATE SET type = excluded.type, name = excluded.name, flow = excluded.flow, enabled = excluded.enabled,
       settings = excluded.settings, secrets = excluded.secrets`,
  );
  const everywhere = raw.prepare<[], { tenant: string; id: string }>('SELECT tenant, id FROM channels ORDER BY tenant, id');
  const setAside = raw
    .prepare<[string, string], number>(
      `SELECT count(*) FROM (SELECT 1 FROM inbox WHERE source = (SELECT no FROM sources WHERE tenant = ? AND channel = ?)
         AND status = 'quarantined' AND status <> 'applied' LIMIT 1000)`,
    )
    .pluck();
  const remove = raw.prepare<[string, string]>('DELETE FROM channels WHERE tenant = ? AND id = ?');

  function asWritten(tenant: string, row: Columns): ChannelRow {
    const text = isSealed(row.secrets) ? sealing.open(row.secrets, channelPlace(tenant, row.id)) : row.secrets;
    return { ...row, enabled: row.enabled === 1, settings: JSON.parse(row.settings), secrets: JSON.parse(text) };
  }

  /** A value that names a stored secret stands for it. */
  function filled(tenant: string, written: Secrets): Secrets {
    const fill = (value: string): string => {
      const name = referenceOf(value);
      return name === undefined ? value : (secrets.value(tenant, name) ?? '');
    };
    return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, fill(value)]));
  }

  function read(tenant: string, id: string): ChannelRow | undefined {
    const row = find.get(tenant, id);
    return row && asWritten(tenant, row);
  }

  return {
    list: (tenant) => all.all(tenant).map((row) => asWritten(tenant, row)),
    written: read,
    get(tenant, id) {
      const name = `${tenant}\n${id}`;
      const known = kept.get(name);
      if (known) return known;
      const row = read(tenant, id);
      if (!row) return undefined;
      const channel = { ...row, secrets: filled(tenant, row.secrets) };
      kept.set(name, channel);
      return channel;
    },
    save(tenant, channel) {
      const { enabled, settings, secrets: plain, ...rest } = channel;
      kept.clear();
      const sealed = sealing.seal(JSON.stringify(plain), channelPlace(tenant, channel.id));
      upsert.run({ tenant, ...rest, enabled: enabled ? 1 : 0, settings: JSON.stringify(settings), secrets: sealed });
    },
    everywhere: () => everywhere.all(),
    setAside: (tenant, id) => setAside.get(tenant, id) ?? 0,
    remove(tenant, id) {
      kept.clear();
      return remove.run(tenant, id).changes > 0;
    },
  };
}
