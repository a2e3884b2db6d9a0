import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, it } from 'vitest';
import { databasePath } from '../database-path.ts';
import { findSecretKey, keepSecretKey, nextSecretKey } from '../secrets/index.ts';
import { openStore } from '../store/index.ts';
import { runCommand } from './run-command.ts';

const root = mkdtempSync(join(tmpdir(), 'orderloom-rekey-'));
afterAll(() => rmSync(root, { recursive: true }));

async function rekey(folder: string, environment: Record<string, string> = {}) {
  const ended = { code: 0, out: '', error: '' };
  await runCommand(
    ['rekey', '--data', folder, '--locale', 'en'],
    {
      environment,
      stdin: Readable.from([]),
      out: (line) => (ended.out += line),
      raw: (text) => (ended.out += text),
      say: (line) => (ended.error += line),
      exit: (code) => (ended.code = code),
    },
    async () => {},
  );
  return ended;
}

function folderWith(name: string, key: Uint8Array | undefined): string {
  const folder = mkdtempSync(join(root, name));
  const found = key ? { key, fresh: false } : findSecretKey(folder, undefined);
  keepSecretKey(folder, found);
  const store = openStore({ path: databasePath(folder), key: found.key, now: () => 1 });
  store.secrets.set('default', 'robot', 'https://robot.example/key', 'admin');
  store.close();
  return folder;
}

function valueWith(folder: string, key: Uint8Array): string | undefined {
  const store = openStore({ path: databasePath(folder), key, now: () => 1 });
  try {
    return store.secrets.value('default', 'robot');
  } finally {
    store.close();
  }
}

it('seals everything with a new key file and keeps the old one', async () => {
  const folder = folderWith('file', undefined);
  const { key: old } = findSecretKey(folder, undefined);

  expect(await rekey(folder)).toMatchObject({ code: 0, out: 'sealed 1 credentials with the new key' });
  const { key } = findSecretKey(folder, undefined);
  expect(Buffer.from(key).equals(old)).toBe(false);
  expect(valueWith(folder, key)).toBe('https://robot.example/key');
  expect(() => valueWith(folder, old)).toThrow();
  expect(existsSync(join(folder, 'secret.key.old'))).toBe(true);
});

it('goes on where it was interrupted after the credentials were sealed', async () => {
  const folder = folderWith('cut', undefined);
  const { key: old } = findSecretKey(folder, undefined);
  const next = nextSecretKey(folder);
  const store = openStore({ path: databasePath(folder), key: old, now: () => 1 });
  store.secrets.reseal(next);
  store.close();

  expect((await rekey(folder)).code).toBe(0);
  expect(valueWith(folder, findSecretKey(folder, undefined).key)).toBe('https://robot.example/key');
});

it('takes both keys from the environment, and changes nothing without the new one', async () => {
  const [old, next] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const folder = folderWith('given', old);

  expect((await rekey(folder, { ORDERLOOM_KEY: old.toString('hex') })).code).toBe(2);
  expect(valueWith(folder, old)).toBe('https://robot.example/key');
  expect((await rekey(folder, { ORDERLOOM_KEY: old.toString('hex'), ORDERLOOM_NEW_KEY: next.toString('base64') })).code).toBe(0);
  expect(valueWith(folder, next)).toBe('https://robot.example/key');
});
