import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '../open-store.ts';
import { BackupTooSlow, backUp } from './back-up.ts';
import { lastBackupAt, noteBackup } from './last-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'orderloom-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('is given up, and leaves nothing, when the log grows too far meanwhile', async () => {
  const path = join(folder, 'orderloom.db');
  const store = openStore({ path, now: Date.now });
  const writer = new Database(path);
  writer.exec('CREATE TABLE filler (text TEXT); INSERT INTO filler VALUES (hex(randomblob(2000000)))');
  store.checkpoint();
  const to = join(folder, 'backup.db');
  const write = () => void writer.exec('INSERT INTO filler VALUES (hex(randomblob(500000)))');

  await expect(backUp({ path, to, logLimit: 2_000_000, onProgress: write })).rejects.toThrow(BackupTooSlow);

  expect(readdirSync(folder).filter((name) => name.startsWith('backup'))).toEqual([]);
  const copied: number[] = [];
  const content = await backUp({ path, to, logLimit: 50_000_000, onProgress: (done, all) => copied.push(done / all) });
  expect(content).toMatchObject({ orders: 0, sealed: 0 });
  expect(copied.length).toBeGreaterThan(1);
  expect(existsSync(to)).toBe(true);
  writer.close();
  store.close();
});

it('tells when the last one was made, where one is known', () => {
  expect(lastBackupAt(folder)).toBeNull();
  noteBackup(folder, { at: 123_456, file: '/somewhere/b.db', bytes: 10 });
  expect(lastBackupAt(folder)).toBe(123_456);
});
