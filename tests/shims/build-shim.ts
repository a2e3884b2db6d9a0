import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type ShimName = 'disk-faults' | 'power-cut' | 'clock-shift';

const folder = fileURLToPath(new URL('.', import.meta.url));

/**
 * Builds shims and gives the environment that puts them under a process; what they do is set beside it (`SHIM_FSYNC_DELAY_US=2000`).
 * A text instead: why there are none on this machine.
 */
export function buildShims(...names: readonly ShimName[]): { readonly LD_PRELOAD: string } | string {
  if (process.platform !== 'linux') return `shims are for Linux, this is ${process.platform}`;
  if (spawnSync('cc', ['--version']).status !== 0) return 'no C compiler (cc) was found';
  return { LD_PRELOAD: names.map(buildShim).join(':') };
}

function buildShim(name: ShimName): string {
  const source = join(folder, `${name}.c`);
  const hash = createHash('sha256')
    .update(readFileSync(source))
    .update(readFileSync(join(folder, 'control.h')));
  const cache = join(tmpdir(), 'orderloom-shims');
  const library = join(cache, `${name}-${hash.digest('hex').slice(0, 16)}.so`);
  if (existsSync(library)) return library;
  mkdirSync(cache, { recursive: true });
  // Built aside and renamed, so that nobody loads half a library.
  const draft = `${library}.${process.pid}`;
  const { status, stderr } = spawnSync('cc', [
    '-O2',
    '-Wall',
    '-Wextra',
    '-Werror',
    '-shared',
    '-fPIC',
    '-o',
    draft,
    source,
    '-ldl',
    '-lpthread',
  ]);
  if (status !== 0) throw new Error(`cc could not build ${name}: ${String(stderr)}`);
  renameSync(draft, library);
  return library;
}
