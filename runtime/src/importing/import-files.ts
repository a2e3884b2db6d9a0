import { closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import type { ImportJobRow } from '../store/index.ts';

/** Where the files of imports lie: one folder, each under the id of its import. */
export interface ImportFiles {
  pathOf(job: Pick<ImportJobRow, 'id' | 'kind'>): string;
  /** The report of what was not taken; there is none before the first start. */
  reportOf(job: Pick<ImportJobRow, 'id'>): string;
  write(job: ImportJobRow, offset: number, bytes: Uint8Array): void;
  remove(job: ImportJobRow): void;
}

export function createImportFiles(data: string): ImportFiles {
  const folder = join(data, 'imports');
  const pathOf: ImportFiles['pathOf'] = ({ id, kind }) => join(folder, `${id}.${kind}`);
  const reportOf: ImportFiles['reportOf'] = ({ id }) => join(folder, `${id}.rejected.csv`);
  return {
    pathOf,
    reportOf,
    write(job, offset, bytes) {
      makeFolder(folder);
      const path = pathOf(job);
      const file = openSync(path, existsSync(path) ? 'r+' : 'w');
      try {
        writeSync(file, bytes, 0, bytes.length, offset);
      } finally {
        closeSync(file);
      }
    },
    remove(job) {
      rmSync(pathOf(job), { force: true });
      rmSync(reportOf(job), { force: true });
    },
  };
}
