import { referencesIn } from '@orderloom/shared/actions';
import type { Database } from 'better-sqlite3';
import { createSealing, isSealed, type Sealing } from '../secrets/index.ts';
import type { SecretStore } from './effect-types.ts';

export const secretPlace = (tenant: string, name: string): string => `secret:${tenant}/${name}`;
export const channelPlace = (tenant: string, id: string): string => `channel:${tenant}/${id}`;

/** Credentials under names; only sealed texts reach the disk. */
export function createSecretStore(raw: Database, sealing: Sealing, now: () => number): SecretStore {
  const list = raw.prepare<[string], { name: string; setAt: number; setBy: string }>(
    'SELECT name, set_at AS setAt, set_by AS setBy FROM secrets WHERE tenant = ? ORDER BY name',
  );
  const sealed = raw.prepare<[string, string], string>('SELECT sealed FROM secrets WHERE tenant = ? AND name = ?').pluck();
  const save = raw.prepare<[string, string, string, number, string]>(
    `INSERT INTO secrets (tenant, name, sealed, set_at, set_by) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (tenant, name) DO UPDATE SET sealed = excluded.sealed, set_at = excluded.set_at, set_by = excluded.set_by`,
  );
  const remove = raw.prepare<[string, string]>('DELETE FROM secrets WHERE tenant = ? AND name = ?');
  const ofChannels = raw.prepare<[string], { id: string; secrets: string }>('SELECT id, secrets FROM channels WHERE tenant = ?');
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return {
    list: (tenant) => list.all(tenant),
    has: (tenant, name) => sealed.get(tenant, name) !== undefined,
    value(tenant, name) {
      const text = sealed.get(tenant, name);
      return text === undefined ? undefined : sealing.open(text, secretPlace(tenant, name));
    },
    set(tenant, name, value, by) {
      save.run(tenant, name, sealing.seal(value, secretPlace(tenant, name)), now(), by);
      changed();
    },
    remove(tenant, name) {
      const removed = remove.run(tenant, name).changes > 0;
      changed();
      return removed;
    },
    namedByChannels(tenant) {
      return ofChannels.all(tenant).map(({ id, secrets }) => ({
        channel: id,
        names: referencesIn(isSealed(secrets) ? sealing.open(secrets, channelPlace(tenant, id)) : secrets),
      }));
    },
    onChange: (listener) => void listeners.push(listener),
    sealPlain: () => sealPlainSecrets(raw, sealing),
    reseal: (key) => resealSecrets(raw, sealing, createSealing(key)),
  };
}

/** Refuses a key that does not open what is stored. */
export function checkKey(raw: Database, sealing: Sealing): void {
  const secret = raw
    .prepare<[], { tenant: string; name: string; sealed: string }>('SELECT tenant, name, sealed FROM secrets LIMIT 1')
    .get();
  const channel = raw
    .prepare<[], { tenant: string; id: string; secrets: string }>(
      "SELECT tenant, id, secrets FROM channels WHERE secrets LIKE 'sealed:%' LIMIT 1",
    )
    .get();
  if (secret) sealing.open(secret.sealed, secretPlace(secret.tenant, secret.name));
  if (channel) sealing.open(channel.secrets, channelPlace(channel.tenant, channel.id));
}

/** Seals what earlier releases stored in plain text, and leaves no copy of it in free pages or in the log. */
function sealPlainSecrets(raw: Database, sealing: Sealing): number {
  const plain = raw
    .prepare<[], { tenant: string; id: string; secrets: string }>(
      "SELECT tenant, id, secrets FROM channels WHERE secrets NOT LIKE 'sealed:%'",
    )
    .all();
  if (plain.length === 0) return 0;
  const update = raw.prepare<[string, string, string]>('UPDATE channels SET secrets = ? WHERE tenant = ? AND id = ?');
  raw.pragma('secure_delete = ON');
  raw.transaction(() => {
    for (const { tenant, id, secrets } of plain) update.run(sealing.seal(secrets, channelPlace(tenant, id)), tenant, id);
  })();
  clearFreePages(raw);
  raw.pragma('secure_delete = OFF');
  raw.pragma('wal_checkpoint(TRUNCATE)');
  return plain.length;
}

/** Opens with one key and seals with another, in one transaction; nothing that the old key opens is left in free pages or in the log. */
function resealSecrets(raw: Database, from: Sealing, to: Sealing): number {
  const secrets = raw.prepare<[], { tenant: string; name: string; sealed: string }>('SELECT tenant, name, sealed FROM secrets');
  const channels = raw.prepare<[], { tenant: string; id: string; secrets: string }>('SELECT tenant, id, secrets FROM channels');
  const setSecret = raw.prepare<[string, string, string]>('UPDATE secrets SET sealed = ? WHERE tenant = ? AND name = ?');
  const setChannel = raw.prepare<[string, string, string]>('UPDATE channels SET secrets = ? WHERE tenant = ? AND id = ?');
  const moved = (text: string, place: string) => to.seal(isSealed(text) ? from.open(text, place) : text, place);
  raw.pragma('secure_delete = ON');
  const resealed = raw.transaction(() => {
    const [named, kept] = [secrets.all(), channels.all()];
    for (const { tenant, name, sealed } of named) setSecret.run(moved(sealed, secretPlace(tenant, name)), tenant, name);
    for (const { tenant, id, secrets: text } of kept) setChannel.run(moved(text, channelPlace(tenant, id)), tenant, id);
    return named.length + kept.length;
  })();
  clearFreePages(raw);
  raw.pragma('secure_delete = OFF');
  raw.pragma('wal_checkpoint(TRUNCATE)');
  return resealed;
}

/** What was deleted before now may still lie in free pages. Where there is no room for a copy of the file, they are left to be used up. */
function clearFreePages(raw: Database): void {
  try {
    raw.exec('VACUUM');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL')) throw error;
  }
}
