import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Another process works on this data folder; two engines would each trust their own memory of the orders. */
export class FolderInUse extends Error {
  readonly code = 'SQLITE_BUSY';
  readonly folder: string;

  constructor(folder: string) {
    super(`${folder} is in use by another running server`);
    this.name = 'FolderInUse';
    this.folder = folder;
  }
}

/** Holds a data folder for this process; the operating system lets go of it when the process ends, however it ends. */
export function holdFolder(folder: string): () => void {
  const lock = new Database(join(folder, 'orderloom.lock'), { timeout: 0 });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') throw new FolderInUse(folder);
    throw error;
  }
  return () => lock.close();
}
