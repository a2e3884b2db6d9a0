import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileIn = (folder: string) => join(folder, 'last-backup.json');

export interface LastBackup {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly file: string;
  readonly bytes: number;
}

/** Notes beside a database that it was backed up: the server tells how old its last backup is. */
export function noteBackup(folder: string, backup: LastBackup): void {
  const part = `${fileIn(folder)}.part`;
  writeFileSync(part, `${JSON.stringify(backup)}\n`, { flush: true });
  renameSync(part, fileIn(folder));
}

/** When the database of a folder was last backed up; null: never, as far as is known. */
export function lastBackupAt(folder: string): number | null {
  try {
    const { at } = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Partial<LastBackup>;
    return typeof at === 'number' ? at : null;
  } catch {
    return null;
  }
}
