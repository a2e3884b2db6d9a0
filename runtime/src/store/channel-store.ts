import { and, eq } from 'drizzle-orm';
import type { Connection } from './connect.ts';
import { channels } from './tables.ts';
import type { ChannelStore } from './types.ts';

/** Sources of orders with their credentials. */
export function createChannelStore({ query, raw }: Connection): ChannelStore {
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
  // Asked for by every delivery, so prepared once.
  const find = raw.prepare<
    [string, string],
    Record<'id' | 'type' | 'name' | 'settings' | 'secrets', string> & { flow: string | null; enabled: number }
  >('SELECT id, type, name, flow, enabled, settings, secrets FROM channels WHERE tenant = ? AND id = ?');

  return {
    list: (tenant) => query.select(columns).from(channels).where(eq(channels.tenant, tenant)).orderBy(channels.id).all(),
    get(tenant, id) {
      const row = find.get(tenant, id);
      return row && { ...row, enabled: row.enabled === 1, settings: JSON.parse(row.settings), secrets: JSON.parse(row.secrets) };
    },
    save(tenant, channel) {
      const { id, ...rest } = channel;
      query
        .insert(channels)
        .values({ tenant, ...channel })
        .onConflictDoUpdate({ target: [channels.tenant, channels.id], set: rest })
        .run();
    },
    remove: (tenant, id) => query.delete(channels).where(one(tenant, id)).run().changes > 0,
  };
}
