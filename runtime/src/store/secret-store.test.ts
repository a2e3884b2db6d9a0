import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { WrongKey } from '../secrets/index.ts';
import { openStore } from './open-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'orderloom-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));
const tenant = 'default';
const key = randomBytes(32);
const plain = 'whsec_a-secret-of-an-earlier-release';
const channel = { id: 'shop', type: 't', name: 'Shop', flow: null, enabled: true, settings: {}, secrets: { secret: plain } };
const open = (name: string, given: Uint8Array | undefined = key) => openStore({ path: join(folder, name), key: given, now: Date.now });
const onDisk = (name: string) =>
  readdirSync(folder)
    .filter((file) => file.startsWith(name))
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('');

it('keeps credentials sealed on the disk, and gives them back', () => {
  const store = open('sealed.db');
  store.secrets.set(tenant, 'token', 'a-token-nobody-may-see', 'person:li');
  store.channels.save(tenant, channel);
  expect([store.secrets.value(tenant, 'token'), store.channels.get(tenant, 'shop')?.secrets]).toEqual([
    'a-token-nobody-may-see',
    { secret: plain },
  ]);
  store.close();

  expect(onDisk('sealed.db')).not.toContain('a-token-nobody-may-see');
  expect(onDisk('sealed.db')).not.toContain(plain);
  const again = open('sealed.db');
  expect(again.secrets.value(tenant, 'token')).toBe('a-token-nobody-may-see');
  again.close();
});

it('seals what an earlier release stored in the clear, and leaves no trace of it', () => {
  open('old.db').close();
  const raw = new Database(join(folder, 'old.db'));
  raw
    .prepare(
      "INSERT INTO channels (tenant, id, type, name, enabled, settings, secrets) VALUES ('default', 'shop', 't', 'Shop', 1, '{}', ?)",
    )
    .run(JSON.stringify({ secret: plain }));
  raw.close();
  expect(onDisk('old.db')).toContain(plain);

  const store = open('old.db');
  expect([store.secrets.sealPlain(), store.secrets.sealPlain()]).toEqual([1, 0]);
  expect(store.channels.get(tenant, 'shop')?.secrets).toEqual({ secret: plain });
  store.close();

  expect(onDisk('old.db')).not.toContain(plain);
});

it('refuses a key that does not fit, and works without one where no secret is needed', () => {
  const store = open('fit.db');
  store.secrets.set(tenant, 'token', 'a-token-nobody-may-see', 'person:li');
  store.close();

  expect(() => open('fit.db', randomBytes(32))).toThrow(WrongKey);
  const keyless = openStore({ path: join(folder, 'fit.db'), now: Date.now });
  expect(keyless.flows.list(tenant)).toEqual([]);
  expect(() => keyless.secrets.value(tenant, 'token')).toThrow(WrongKey);
  keyless.close();
});

it('opens a sealed text only in its own place', () => {
  const store = open('place.db');
  store.secrets.set(tenant, 'one', 'the value of number one', 'person:li');
  store.secrets.set(tenant, 'two', 'the value of number two', 'person:li');
  store.close();
  const raw = new Database(join(folder, 'place.db'));
  raw.exec("UPDATE secrets SET sealed = (SELECT sealed FROM secrets WHERE name = 'one') WHERE name = 'two'");
  raw.close();

  const tampered = open('place.db');
  expect(() => tampered.secrets.value(tenant, 'two')).toThrow(WrongKey);
  tampered.close();
});

it('lets a channel name a secret, and follows its change at once', () => {
  const store = open('named.db');
  store.channels.save(tenant, { ...channel, secrets: { secret: 'secret://signing' } });
  expect(store.channels.get(tenant, 'shop')?.secrets).toEqual({ secret: '' });
  store.secrets.set(tenant, 'signing', 'first value', 'person:li');
  expect(store.channels.get(tenant, 'shop')?.secrets).toEqual({ secret: 'first value' });
  store.secrets.set(tenant, 'signing', 'second value', 'person:li');
  expect(store.channels.get(tenant, 'shop')?.secrets).toEqual({ secret: 'second value' });
  expect(store.channels.written(tenant, 'shop')?.secrets).toEqual({ secret: 'secret://signing' });
  expect(store.secrets.namedByChannels(tenant)).toEqual([{ channel: 'shop', names: ['signing'] }]);
  store.close();
});
