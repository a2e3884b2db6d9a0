import { chmodSync, constants, copyFileSync, mkdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { makeDurable } from './durable-file.ts';

/** There is no room for a copy of the database, and without one it is not changed. */
export class NoRoomForCopy extends Error {
  readonly folder: string;
  readonly needed: number;
  readonly free: number;

  constructor(folder: string, needed: number, free: number) {
    super(`no room in ${folder} for a copy of the database before it is upgraded: ${needed} bytes are needed, ${free} are free`);
    this.name = 'NoRoomForCopy';
    this.folder = folder;
    this.needed = needed;
    this.free = free;
  }
}

/** What is left free beside the copy: upgrading writes too. */
const spareBytes = 16 * 1024 * 1024;

/** Where copies are kept unless another folder is named. */
export function upgradeCopiesBeside(path: string): string {
  return join(dirname(path), 'before-upgrade');
}

/**
 * Copies a database as it is, byte by byte, before its schema changes; gives the copy's path. Holds the write lock with an empty log
 * meanwhile, so that the file is all there is, and stays as it is. Readable by its owner alone: old releases kept credentials in it.
 */
export function copyBeforeUpgrade(raw: Database, schema: number, folder: string, now: number): string {
  mkdirSync(folder, { recursive: true });
  const name = basename(raw.name).replace(/\.db$/, '');
  const at = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const copy = join(folder, `${name}-schema-${schema}-${at}.db`);
  const part = `${copy}.part`;
  holdingWholeFile(raw, () => {
    const needed = statSync(raw.name).size + spareBytes;
    const { bavail, bsize } = statfsSync(folder);
    if (needed > bavail * bsize) throw new NoRoomForCopy(folder, needed, bavail * bsize);
    try {
      copyFileSync(raw.name, part, constants.COPYFILE_FICLONE);
      chmodSync(part, 0o600);
      renameSync(part, copy);
    } finally {
      rmSync(part, { force: true });
    }
  });
  makeDurable(copy);
  return copy;
}

function holdingWholeFile(raw: Database, work: () => void): void {
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.exec('BEGIN IMMEDIATE');
  try {
    const log = statSync(`${raw.name}-wal`, { throwIfNoEntry: false });
    if ((log?.size ?? 0) > 0) throw new Error(`${raw.name} is in use by another program: it cannot be upgraded now`);
    work();
  } finally {
    raw.exec('ROLLBACK');
  }
}
