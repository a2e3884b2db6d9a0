import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { randomOf } from '../crash/random.ts';
import { Site } from '../crash/site.ts';
import { buildShims, type ShimName } from '../shims/build-shim.ts';
import { createControl } from '../shims/control.ts';
import type { RunningServer } from '../support/running-server.ts';
import { assertAlive, eventually, type Fault, readiness, type Stage } from './fault.ts';

/** Writes fail for a while: senders are told to come again, screens go on reading, and when it is over work goes on without a restart. */
async function endure(site: Site, server: RunningServer, begin: () => void, end: () => void): Promise<void> {
  const { shop } = site;
  let done = false;
  const load = shop.runPatiently(server.url, () => done);
  try {
    await eventually('events are acknowledged', () => shop.acknowledged.size > 50);
    begin();
    await eventually('senders are told to come again', () => shop.refusals > 30);
    const before = shop.acknowledged.size;
    assert.equal(await readiness(server), 503, 'readiness while writes fail');
    await server.api('GET', '/api/orders?limit=5');
    assertAlive(server);
    end();
    await eventually('events are acknowledged again', () => shop.acknowledged.size > before + 100);
    await eventually('it is ready again', async () => (await readiness(server)) === 200);
  } finally {
    done = true;
    end();
    await load;
  }
  await site.rest(server, 'after the fault, in the same process');
  await site.settle('after the fault');
}

async function withSite(stage: Stage, run: (site: Site) => Promise<void>): Promise<void> {
  const site = await Site.open({ port: stage.port, random: randomOf(Math.floor(stage.random() * 1e6)) });
  try {
    await run(site);
  } finally {
    await site.close();
  }
}

function refusedWrites(name: string, code: number): Fault {
  return {
    name,
    long: true,
    untried: () => unbuilt('disk-faults'),
    run: (stage) =>
      withSite(stage, async (site) => {
        const control = createControl(join(site.root, 'control'));
        const server = await site.start({ ...shims('disk-faults'), ...control.environment, SHIM_FOLDER: site.folder });
        const set = (value: number) => control.set('writeErrno', value);
        await endure(
          site,
          server,
          () => set(code),
          () => set(0),
        );
      }),
  };
}

const tmpfsBytes = 32 * 1024 * 1024;

const fullTmpfs: Fault = {
  name: 'disk full (a small file system)',
  untried: () => unmountable(),
  run: (stage) =>
    withSite(stage, async (site) => {
      const folder = site.folder;
      if (!mount(folder, `mount -t tmpfs -o size=${tmpfsBytes} tmpfs "$0"`)) throw new Error('the file system could not be mounted');
      const ballast = join(folder, 'ballast');
      try {
        const server = await site.start();
        const fill = () => {
          const { bavail, bsize } = statfsSync(folder);
          try {
            writeFileSync(ballast, Buffer.alloc(bavail * bsize));
          } catch {
            // The database took the last of it meanwhile: then it is full too.
          }
        };
        await endure(site, server, fill, () => rmSync(ballast, { force: true }));
      } finally {
        await site.stop();
        mount(folder, 'umount -l "$0"');
      }
    }),
};

const slowDisk: Fault = {
  name: 'slow fsync (+20 ms)',
  long: true,
  untried: () => unbuilt('disk-faults'),
  run: (stage) =>
    withSite(stage, async (site) => {
      const server = await site.start({ ...shims('disk-faults'), SHIM_FSYNC_DELAY_US: '20000' });
      let done = false;
      const load = site.shop.runPatiently(server.url, () => done);
      await eventually('events are acknowledged', () => site.shop.acknowledged.size > 200);
      assert.equal(await readiness(server), 200);
      done = true;
      await load;
      await site.settle('on a slow disk');
    }),
};

const readOnlyFolder: Fault = {
  name: 'data folder that is read-only at the start',
  untried: () => unmountable(),
  run: (stage) =>
    withSite(stage, async (site) => {
      const folder = site.folder;
      await site.killUnderLoad();
      if (!mount(folder, 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0"'))
        throw new Error('the folder could not be made read-only');
      try {
        await assert.rejects(site.start(), /ended with 1 before it listened/);
      } finally {
        mount(folder, 'umount -l "$0"');
      }
      await site.check('after a start that was refused');
      await site.settle('after a start that was refused');
    }),
};

function unmountable(): string | undefined {
  return process.getuid?.() === 0 && mount('/tmp', 'true') ? undefined : 'file systems can be mounted by root only';
}

function mount(folder: string, command: string): boolean {
  return spawnSync('sh', ['-c', command, folder]).status === 0;
}

function shims(name: ShimName): { readonly LD_PRELOAD: string } {
  const built = buildShims(name);
  if (typeof built === 'string') throw new Error(built);
  return built;
}

function unbuilt(name: ShimName): string | undefined {
  const built = buildShims(name);
  return typeof built === 'string' ? built : undefined;
}

export const unwritableDisks: readonly Fault[] = [
  fullTmpfs,
  readOnlyFolder,
  refusedWrites('disk full (every write refused)', constants.errno.ENOSPC),
  refusedWrites('file system turned read-only', constants.errno.EROFS),
  refusedWrites('disk with errors', constants.errno.EIO),
  slowDisk,
];
