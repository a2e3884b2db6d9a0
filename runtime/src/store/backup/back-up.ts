import { chmodSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { makeDurable, syncFolder } from '../durable-file.ts';
import { type BackupContent, inspectBackup } from './inspect-backup.ts';

/** 4 MB at a time: what reads and writes in between waits for a few milliseconds at most. */
const pagesPerStep = 1000;

/** The log grew too far while the backup held it: on a server with so much to write it would fill the disk. */
export class BackupTooSlow extends Error {
  readonly bytes: number;

  constructor(bytes: number) {
    super(`the write-ahead log grew to ${bytes} bytes while the backup was copied`);
    this.name = 'BackupTooSlow';
    this.bytes = bytes;
  }
}

export interface BackupOptions {
  /** The database, which others may be writing. */
  readonly path: string;
  /** Where the backup goes; what is there is replaced when all is done. */
  readonly to: string;
  /** Bytes the log may grow to; it cannot be folded into the database while the copy reads from it. */
  readonly logLimit: number;
  onProgress(copied: number, total: number): void;
}

/**
 * Copies a database while it is written: all of it as of one instant. It reads over a connection of its own, so that nobody waits for
 * it. Gives what the copy holds, when it has been checked and will outlast a power cut.
 */
export async function backUp({ path, to, logLimit, onProgress }: BackupOptions): Promise<BackupContent> {
  const part = `${to}.part`;
  rmSync(part, { force: true });
  const source = new Database(path, { readonly: true, fileMustExist: true });
  try {
    // One reading transaction from the first page to the last: otherwise each commit of the server would begin the copy anew.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await source.backup(part, {
      progress({ totalPages, remainingPages }) {
        onProgress(totalPages - remainingPages, totalPages);
        holdToLimit(path, logLimit);
        return pagesPerStep;
      },
    });
    makeWhole(part);
    const content = inspectBackup(part);
    chmodSync(part, 0o600);
    makeDurable(part);
    renameSync(part, to);
    syncFolder(dirname(to));
    return content;
  } finally {
    source.close();
    rmSync(part, { force: true });
  }
}

function holdToLimit(path: string, limit: number): void {
  const size = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (size > limit) throw new BackupTooSlow(size);
}

/** One file that needs no log beside it. */
function makeWhole(file: string): void {
  const copy = new Database(file);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
