import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyBytes, WrongKey } from './sealing.ts';

/** What the stored secrets are sealed with, and whether it still has to be kept. */
export interface SecretKey {
  readonly key: Uint8Array;
  /** Made just now, and nowhere else. */
  readonly fresh: boolean;
}

/** Beside the database; without it, and without ORDERLOOM_KEY, the stored secrets are lost. */
export function secretKeyPath(data: string): string {
  return join(data, 'secret.key');
}

/** The key from the environment (32 bytes as base64 or hex), else from the data folder, else a new one. */
export function findSecretKey(data: string, given: string | undefined): SecretKey {
  if (given !== undefined) return { key: givenKey(given, 'ORDERLOOM_KEY'), fresh: false };
  const path = secretKeyPath(data);
  const kept = fileText(path);
  return kept === undefined ? { key: randomBytes(keyBytes), fresh: true } : { key: givenKey(kept, path), fresh: false };
}

/** Keeps a new key where the next start finds it, readable by the owner alone. */
export function keepSecretKey(data: string, { key, fresh }: SecretKey): void {
  if (fresh) writeFileSync(secretKeyPath(data), `${Buffer.from(key).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
}

/** The next key of a data folder: one that an earlier, interrupted change has left, else a new one, kept beside the one in use. */
export function nextSecretKey(data: string): Uint8Array {
  const path = nextPath(data);
  const left = fileText(path);
  if (left !== undefined) return givenKey(left, path);
  const key = randomBytes(keyBytes);
  writeFileSync(path, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return key;
}

/** The next key is the one in use from now on; the one before is kept as `secret.key.old`, since older backups need it. */
export function useNextSecretKey(data: string): void {
  const path = secretKeyPath(data);
  rmSync(`${path}.old`, { force: true });
  if (fileText(path) !== undefined) renameSync(path, `${path}.old`);
  renameSync(nextPath(data), path);
}

const nextPath = (data: string) => `${secretKeyPath(data)}.next`;

/** What is wrong with the text of a key; undefined when it is one. */
export function keyProblem(text: string): string | undefined {
  return bytesOf(text).length === keyBytes ? undefined : `not ${keyBytes} bytes as base64 or hex`;
}

/** A key as people write it: 32 bytes as base64 or hex. Throws `WrongKey` for anything else. */
export function givenKey(text: string, from: string): Uint8Array {
  const problem = keyProblem(text);
  if (problem !== undefined) throw new WrongKey(`${from} is ${problem}`);
  return bytesOf(text);
}

function bytesOf(text: string): Uint8Array {
  const trimmed = text.trim();
  return /^[0-9a-f]{64}$/i.test(trimmed) ? Buffer.from(trimmed, 'hex') : Buffer.from(trimmed, 'base64');
}

function fileText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
