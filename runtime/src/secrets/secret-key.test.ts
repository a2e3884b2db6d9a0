import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findSecretKey, keepSecretKey } from './secret-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'orderloom-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('makes a key once, for its owner alone, and finds it again', () => {
  const made = findSecretKey(folder, undefined);
  keepSecretKey(folder, made);
  expect([made.fresh, made.key.length]).toEqual([true, 32]);
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
  const found = findSecretKey(folder, undefined);
  expect([found.fresh, Buffer.from(found.key).equals(made.key)]).toEqual([false, true]);
});

it('takes the key of the environment as base64 or hex, and nothing of another length', () => {
  const key = randomBytes(32);
  expect(Buffer.from(findSecretKey(folder, key.toString('hex')).key).equals(key)).toBe(true);
  expect(Buffer.from(findSecretKey(folder, key.toString('base64')).key).equals(key)).toBe(true);
  expect(() => findSecretKey(folder, 'short')).toThrow('32 bytes');
});
