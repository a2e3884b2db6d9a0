import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readLedger } from '../crash/ledger.ts';
import { Shop } from '../crash/shop.ts';
import { type Ended, orderloom } from '../support/command-line.ts';
import { buildServer, builtCommand, prepareLoad, type RunningServer, runServer, startServer } from '../support/running-server.ts';

const port = Number(process.env.ORDERLOOM_CRASH_PORT ?? 18_100) + 60;
const delays = { unpaid: 3_600_000, late: 3_600_000, settle: 400 };
const root = mkdtempSync(join(tmpdir(), 'orderloom-backup-'));
let folders = 0;
let server: RunningServer | undefined;

beforeAll(() => buildServer());
afterEach(async () => {
  await server?.kill();
  server = undefined;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function newFolder(): string {
  folders += 1;
  return join(root, String(folders));
}

async function started(data: string): Promise<RunningServer> {
  server = await startServer(data, port);
  return server;
}

/** A folder in which orders were told whole, and its backup. */
async function backedUp(): Promise<{ readonly data: string; readonly file: string; readonly shop: Shop }> {
  const data = newFolder();
  const { url } = await started(data).then(async (running) => {
    await prepareLoad(running, delays);
    return running;
  });
  const shop = new Shop(4);
  await shop.run(url, Date.now() + 200);
  await server?.stop();
  const file = join(root, `${folders}.backup`);
  expect(await orderloom(['backup', file, '--data', data])).toMatchObject({ code: 0 });
  return { data, file, shop };
}

const last = ({ out }: Ended) => out.trim().split('\n').at(-1);

describe('backup', () => {
  it('copies the database of a server under load, all as of one instant, and the server goes on', async () => {
    const data = newFolder();
    const running = await started(data);
    await prepareLoad(running, delays);
    const shop = new Shop(16);
    let done = false;
    const load = shop.runPatiently(running.url, () => done);
    while (shop.acknowledged.size < 3000) await new Promise((resolve) => setTimeout(resolve, 20));

    const before = new Set(shop.acknowledged);
    const file = join(root, 'under-load.db');
    const backup = await builtCommand(['backup', file, '--data', data, '--json']);
    const during = shop.acknowledged.size - before.size;
    done = true;
    await load;

    expect(backup).toMatchObject({ code: 0, error: expect.stringContaining('The key (ORDERLOOM_KEY, or secret.key') });
    expect(during).toBeGreaterThan(0);
    expect(existsSync(`${file}-wal`) || existsSync(`${file}.part`)).toBe(false);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    const { at } = JSON.parse(backup.out) as { at: string };
    expect(await running.api('GET', '/api/system')).toMatchObject({ backupAt: at });

    const elsewhere = newFolder();
    const restored = await orderloom(['restore', file, '--data', elsewhere]);
    expect(restored.code, restored.out + restored.error).toBe(0);
    expect(last(restored)).toContain(' 0 differences');
    const ledger = readLedger(elsewhere, 0);
    expect(ledger).toMatchObject({ gaps: [], timersTwice: [], integrity: 'ok' });
    expect([...before].filter((n) => ledger.applied.get(n) !== 1)).toEqual([]);
    expect(last(await orderloom(['verify', '--data', data]))).toContain(' 0 differences');
  });

  it('replaces no file unasked, and never the database itself', async () => {
    const { data, file } = await backedUp();
    const path = join(data, 'orderloom.db');
    const before = readFileSync(path);
    expect(await orderloom(['backup', file, '--data', data])).toMatchObject({ code: 2, error: expect.stringContaining('--force') });
    expect(await orderloom(['backup', path, '--data', data, '--force', '--locale', 'zh'])).toMatchObject({
      code: 2,
      error: expect.stringContaining('数据库本身'),
    });
    expect((await orderloom(['backup', file, '--data', data, '--force'])).code).toBe(0);
    expect(await orderloom(['backup', join(root, 'no', 'folder.db'), '--data', data])).toMatchObject({ code: 2 });
    expect(await orderloom(['backup', file, '--data', join(root, 'nowhere')])).toMatchObject({ code: 2 });
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('restore', () => {
  it('keeps aside what was there, and asks before', async () => {
    const { data, file, shop } = await backedUp();
    const { url } = await started(data);
    await shop.run(url, Date.now() + 200);
    expect(await orderloom(['restore', file, '--data', data, '--force'])).toMatchObject({
      code: 2,
      error: expect.stringContaining('in use by another running server: stop it first'),
    });
    await server?.stop();
    const later = readLedger(data, 0).orders;

    expect(await orderloom(['restore', file, '--data', data])).toMatchObject({ code: 2, error: expect.stringContaining('--force') });
    const restored = await orderloom(['restore', file, '--data', data, '--force']);

    expect(restored.code, restored.out + restored.error).toBe(0);
    expect(readLedger(data, 0).orders).toBeLessThan(later);
    const [aside = ''] = readdirSync(data).filter((name) => name.startsWith('replaced-'));
    expect(restored.error).toContain(aside);
    expect(readLedger(join(data, aside), 0).orders).toBe(later);
  });

  it('takes nothing that is damaged or something else, and leaves what is there as it is', async () => {
    const { data, file } = await backedUp();
    const before = readFileSync(join(data, 'orderloom.db'));
    const damaged = join(root, 'damaged.db');
    writeFileSync(damaged, readFileSync(file));
    truncateSync(damaged, Math.floor(statSync(file).size / 2));
    const other = join(root, 'other.txt');
    writeFileSync(other, 'not a database at all, but long enough to be looked at '.repeat(40));
    writeFileSync(join(root, 'live.db'), readFileSync(file));
    writeFileSync(join(root, 'live.db-wal'), 'a log');
    for (const [name, reason] of [
      [damaged, 'it is damaged'],
      [other, 'it is no database of Orderloom'],
      [join(root, 'live.db'), 'a log lies beside it'],
    ] as const) {
      const refused = await orderloom(['restore', name, '--data', data, '--force']);
      expect(refused, refused.out).toMatchObject({ code: 1, error: expect.stringContaining(reason) });
    }
    expect(await orderloom(['restore', join(root, 'none.db'), '--data', data])).toMatchObject({ code: 2 });
    expect(readFileSync(join(data, 'orderloom.db')).equals(before)).toBe(true);
    expect(readdirSync(data).filter((name) => /replaced|restoring/.test(name))).toEqual([]);
  });

  it('says whether the key at hand opens what is sealed in it; the server starts with that key alone', async () => {
    const { data, file } = await backedUp();
    const elsewhere = newFolder();
    const without = await orderloom(['restore', file, '--data', elsewhere, '--locale', 'zh']);
    expect(without).toMatchObject({ code: 0, error: expect.stringContaining('这里没有密钥') });
    const wrong = await orderloom(['restore', file, '--data', newFolder()], { ORDERLOOM_KEY: Buffer.alloc(32, 7).toString('base64') });
    expect(wrong).toMatchObject({ code: 0, error: expect.stringContaining('does not open') });

    expect(await runServer(elsewhere)).toMatchObject({ code: 1, error: expect.stringContaining('secret.key') });
    writeFileSync(join(elsewhere, 'secret.key'), readFileSync(join(data, 'secret.key')));
    const { url } = await started(elsewhere);
    const shop = new Shop(2);
    await shop.run(url, Date.now() + 100);
    expect(shop.acknowledged.size).toBeGreaterThan(0);
  });
});
