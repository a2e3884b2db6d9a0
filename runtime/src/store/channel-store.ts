import { and, eq } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Connection } from './connect.ts';
import { channels } from './tables.ts';
import type { ChannelRow, ChannelStore } from './types.ts';

const keptChannels = 1000;

/** Sources of orders with their credentials. Every delivery asks for one, so they are kept in memory between changes. */
export function createChannelStore({ query, raw }: Connection): ChannelStore {
  const kept = new LRUCache<string, ChannelRow>({ max: keptChannels });
  const one = (tenant: string, id: string) => and(eq(channels.tenant, tenant), eq(channels.id, id));
  const columns = {
    id: channels.id,
    type: channels.type,
    name: channels.name,
    flow: channels.flow,
    enabled: channels.enabled,
    settings: channels.settings,
    secrets: channels.secrets,
  };
  const find = raw.prepare<
    [string, string],
    Record<'id' | 'type' | 'name' | 'settings' | 'secrets', string> & { flow: string | null; enabled: number }
  >('SELECT id, type, name, flow, enabled, settings, secrets FROM channels WHERE tenant = ? AND id = ?');

  return {
    list: (tenant) => query.select(columns).from(channels).where(eq(channels.tenant, tenant)).orderBy(channels.id).all(),
    get(tenant, id) {
      const name = `${tenant}\n${id}`;
      const known = kept.get(name);
      if (known) return known;
      const row = find.get(tenant, id);
      if (!row) return undefined;
      const channel = { ...row, enabled: row.enabled === 1, settings: JSON.parse(row.settings), secrets: JSON.parse(row.secrets) };
      kept.set(name, channel);
      return channel;
    },
    save(tenant, channel) {
      const { id, ...rest } = channel;
      kept.clear();
      query
        .insert(channels)
        .values({ tenant, ...channel })
        .onConflictDoUpdate({ target: [channels.tenant, channels.id], set: rest })
        .run();
    },
    remove(tenant, id) {
      kept.clear();
      return query.delete(channels).where(one(tenant, id)).run().changes > 0;
    },
  };
}
