import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sector = 512;

export interface PowerCut {
  /** Where the server worked. */
  readonly folder: string;
  /** What the shim kept beside it. */
  readonly durable: string;
  /** An empty folder for what the disk holds when the power is back. */
  readonly into: string;
  /** 0 <= random() < 1 */
  random(): number;
}

/** What was synced and nothing else. */
export function keepSynced({ durable, into }: PowerCut): void {
  cpSync(join(durable, 'tree'), into, { recursive: true });
}

/**
 * What was synced, and of the rest what a disk may have written already, in any order: each name that was not synced is there or not,
 * each sector of 512 bytes is the old or the new one, each length either.
 */
export function keepTorn(cut: PowerCut): void {
  const { folder, durable, into, random } = cut;
  const share = random();
  const live = namesIn(folder).filter((name) => !name.endsWith('-shm'));
  const synced = namesIn(join(durable, 'tree'));
  for (const name of new Set([...live, ...synced])) {
    const isLive = live.includes(name);
    const isSynced = synced.includes(name);
    if (isLive !== isSynced && random() < 0.5) continue;
    if (!isLive) writeFileSync(join(into, name), readFileSync(join(durable, 'tree', name)));
    else
      writeFileSync(
        join(into, name),
        torn(readFileSync(join(folder, name)), keptOf(cut, name), () => random() < share),
      );
  }
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

function keptOf({ folder, durable }: PowerCut, name: string): Buffer {
  const path = join(durable, 'files', String(statSync(join(folder, name)).ino));
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
}

function torn(written: Buffer, synced: Buffer, survives: () => boolean): Buffer {
  const length = (survives() ? written : synced).length;
  const disk = Buffer.alloc(length);
  for (let at = 0; at < length; at += sector) {
    const old = synced.subarray(at, at + sector);
    const now = written.subarray(at, at + sector);
    const kept = old.equals(now) || !survives() ? old : now;
    kept.copy(disk, at, 0, Math.min(kept.length, length - at));
  }
  return disk;
}
