import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommandError, type Terminal } from './terminal.ts';

/** The bytes of a file, or of stdin for `-`. */
export async function readBytes(terminal: Terminal, path: string): Promise<Buffer> {
  if (path !== '-') return told(path, () => readFileSync(path));
  const parts: Buffer[] = [];
  for await (const part of terminal.stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** Writes a file, or stdout when no file is named. */
export function writeText(terminal: Terminal, path: string | undefined, text: string): void {
  if (path === undefined || path === '-') terminal.raw(text);
  else
    told(path, () => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    });
}

export function kindOf(path: string): 'file' | 'folder' | 'missing' {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 'missing';
  return found.isDirectory() ? 'folder' : 'file';
}

function told<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new CommandError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
