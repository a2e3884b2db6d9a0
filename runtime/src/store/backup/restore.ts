import { chmodSync, constants, copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { makeDurable, syncFolder } from '../durable-file.ts';
import { type BackupContent, inspectBackup, UnusableBackup } from './inspect-backup.ts';

export interface RestoreOptions {
  readonly file: string;
  /** Where the database goes. Whoever asks holds the folder. */
  readonly path: string;
  readonly now: number;
}

export interface Restored {
  readonly content: BackupContent;
  /** Where what was there before is kept; null: there was nothing. */
  readonly kept: string | null;
}

/**
 * Puts a backup in the place of a database. Copied and checked beside it first; at every instant one of the two is whole and under its
 * name. What was there is kept aside.
 */
export function restoreDatabase({ file, path, now }: RestoreOptions): Restored {
  if (existsSync(`${file}-wal`)) throw new UnusableBackup(`a log lies beside it (${basename(file)}-wal): it is part of a database in use`);
  const folder = dirname(path);
  const coming = `${path}.restoring`;
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(coming + end, { force: true });
  try {
    copyFileSync(file, coming, constants.COPYFILE_FICLONE);
    chmodSync(coming, 0o600);
    const content = inspectBackup(coming);
    makeDurable(coming);
    const kept = existsSync(path) ? keepAside(path, join(folder, `replaced-${stamp(now)}`)) : null;
    for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
    renameSync(coming, path);
    // The index of texts is of the database that was there; it is made again.
    for (const end of ['', '-wal', '-shm']) rmSync(path.replace(/\.db$/, `.search.db${end}`), { force: true });
    syncFolder(folder);
    return { content, kept };
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(coming + end, { force: true });
  }
}

/** The replaced database stays, whole, under another name; its log is folded in where it can be, else kept with it. */
function keepAside(path: string, aside: string): string {
  fold(path);
  mkdirSync(aside, { recursive: true });
  for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) link(path + end, join(aside, basename(path) + end));
  syncFolder(aside);
  return aside;
}

function fold(path: string): void {
  try {
    const raw = new Database(path, { timeout: 0 });
    try {
      raw.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      raw.close();
    }
  } catch {
    // It may be the damaged one for which the backup is restored: then it is kept as it lies.
  }
}

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
    makeDurable(to);
  }
}

function stamp(now: number): string {
  return new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}
