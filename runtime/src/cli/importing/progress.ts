// Where an import of a file stands, in a file beside it: cut off anywhere, it goes on from the last orders that were answered for.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { ImportProgress, noProgress } from '../../importing/index.ts';
import { CommandError } from '../terminal.ts';

const Progress = ImportProgress.extend({
  run: z.string(),
  /** Of the plan and the file: with others the rows would mean something else. */
  mark: z.string(),
});
type Progress = z.infer<typeof Progress>;

function progressPath(file: string): string {
  return `${file}.progress.json`;
}

/** The progress there is, or the beginning. */
export function openProgress(file: string, plan: unknown): Progress {
  const { size, mtimeMs } = statSync(file);
  const mark = createHash('sha256')
    .update(JSON.stringify([plan, size, mtimeMs]))
    .digest('base64url');
  const path = progressPath(file);
  if (!existsSync(path)) return { ...noProgress, run: randomUUID(), mark };
  const found = Progress.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (found.success && found.data.mark === mark) return found.data;
  throw new CommandError([
    `${path}: 它属于另一份方案或文件；删除后重新开始`,
    `${path}: belongs to another plan or file; delete it to begin anew`,
  ]);
}

/** Whole or not at all. */
export function saveProgress(file: string, progress: Progress): void {
  const path = progressPath(file);
  writeFileSync(`${path}.new`, JSON.stringify(progress));
  renameSync(`${path}.new`, path);
}

export function endProgress(file: string): void {
  rmSync(progressPath(file), { force: true });
}
