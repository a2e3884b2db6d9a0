import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { orderloom } from '../support/command-line.ts';
import { MovedTime } from '../support/moved-time.ts';
import { buildServer, runServer } from '../support/running-server.ts';
import { recordedUntil, type UpgradeServer, upgradeServer } from './upgrade-server.ts';
import { type Said, whatIsSaid } from './what-is-said.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const releases = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const unpacked = (release: string, file: string) => gunzipSync(readFileSync(join(here, release, file)));

let server: UpgradeServer | undefined;
const folders: string[] = [];

afterEach(async () => {
  await server?.stop();
  server = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(database: Uint8Array): string {
  const data = mkdtempSync(join(tmpdir(), 'orderloom-upgrade-'));
  folders.push(data);
  writeFileSync(join(data, 'orderloom.db'), database);
  return data;
}

describe.each(releases.map(({ name }) => name))('the database of release %s', (release) => {
  const expected = JSON.parse(unpacked(release, 'expected.json.gz').toString()) as Said;
  const data = () => folderWith(unpacked(release, 'orderloom.db.gz'));
  const opened = (folder: string, clock = new MovedTime(recordedUntil)) => {
    server = upgradeServer(folder, clock, () => Response.json({ accepted: true }));
    return server;
  };

  it('is read as it was written', async () => {
    const said = await whatIsSaid(opened(data()));
    for (const part of Object.keys(expected) as (keyof Said)[]) expect(said[part], part).toMatchObject(expected[part]);
  });

  it('is computed again from its journals without a difference', async () => {
    const { code, out } = await orderloom(['verify', '--data', data(), '--json']);
    expect(code, out).toBe(0);
    expect(JSON.parse(out.trim().split('\n').at(-1) ?? '')).toMatchObject({ orders: expected.orders.length, differences: 0 });
  });

  it('goes on: orders step, timers fire, effects go out under their keys, what was applied stays applied once', async () => {
    const clock = new MovedTime(recordedUntil);
    const folder = data();
    const { api, hook, sent } = opened(folder, clock);
    const known = (order: Order) => order.channel === 'shop' && order.status === 'active';
    const orders = (expected.orders as unknown as readonly Order[]).filter(known);
    const waiting = orders.filter(({ states }) => states.includes('waiting'));
    const loading = orders.filter(({ states }) => states.includes('riding') && states.includes('loading'));
    expect([waiting.length, loading.length].every((count) => count > 1)).toBe(true);
    const length = async ({ id }: Order) => ((await api('GET', `/orders/${id}`)) as { seq: number }).seq;

    for (const order of waiting) {
      const before = await length(order);
      const told = { type: 'order.created', data: { orderId: order.externalId, amount: 1 } };
      expect(await hook(`${order.externalId}-0`, told)).toBe(204);
      expect(await length(order), order.externalId).toBe(before);
      expect(await hook(`${order.externalId}-after`, { type: 'pay', data: { orderId: order.externalId, amount: 99_000 } })).toBe(204);
    }
    for (const { id } of loading) await api('POST', `/orders/${id}/events`, { type: 'load' });
    await clock.advance(26 * 3_600_000);

    const after = new Map((await whatIsSaid({ api })).orders.map((row) => [row.id, row as unknown as Order]));
    expect(waiting.map(({ id }) => after.get(id)?.states)).toEqual(waiting.map(() => ['packing', 'loading']));
    expect(loading.map(({ id }) => after.get(id)?.status)).toEqual(loading.map(() => 'done'));
    const pending = expected.outbox.filter(({ status }) => status === 'pending');
    for (const { key } of pending) expect(sent.filter((one) => one.key === key)).toHaveLength(1);
    const due = expected.timers.filter(({ status }) => status === 'armed');
    const left = (await api('GET', '/timers?limit=200')) as { items: readonly { order: string; arming: number; status: string }[] };
    const stillThere = due.filter(({ order, arming }) => left.items.some((one) => one.order === order && one.arming === arming));
    expect(stillThere).toEqual([]);

    await server?.stop();
    expect((await orderloom(['verify', '--data', folder])).out).toContain(' 0 differences');
  });

  it('is copied, byte for byte, before it is changed, and the copy opens like the original', async () => {
    const folder = data();
    await opened(folder).stop();
    const [copy = ''] = readdirSync(join(folder, 'before-upgrade'));
    const path = join(folder, 'before-upgrade', copy);
    expect(readFileSync(path).equals(unpacked(release, 'orderloom.db.gz'))).toBe(true);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    await opened(folder).stop();
    expect(readdirSync(join(folder, 'before-upgrade'))).toEqual([copy]);
  });

  it('is not copied when nobody wants it, and not changed by a command while a server works on it', async () => {
    const folder = data();
    expect((await orderloom(['verify', '--data', folder], { ORDERLOOM_UPGRADE_COPIES: 'off' })).code).toBe(0);
    expect(existsSync(join(folder, 'before-upgrade'))).toBe(false);

    const held = data();
    const lock = new Database(join(held, 'orderloom.lock'));
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    const refused = await orderloom(['verify', '--data', held], { LANG: 'zh_CN.UTF-8' });
    lock.close();
    expect(refused).toMatchObject({ code: 2, error: expect.stringContaining('请先停止它') });
    expect(readFileSync(join(held, 'orderloom.db')).equals(unpacked(release, 'orderloom.db.gz'))).toBe(true);
  });
});

interface Order {
  readonly id: string;
  readonly externalId: string;
  readonly channel: string;
  readonly status: string;
  readonly states: readonly string[];
}

describe('the database of a later release', () => {
  beforeAll(() => buildServer());

  function later(): string {
    const folder = folderWith(new Uint8Array());
    const database = new Database(join(folder, 'orderloom.db'));
    database.exec('CREATE TABLE things_to_come (thing TEXT)');
    database.pragma('user_version = 999');
    database.close();
    return folder;
  }

  it('is refused by the server, with one line in both languages, and left as it is', async () => {
    const folder = later();
    const before = readFileSync(join(folder, 'orderloom.db'));
    const { code, error } = await runServer(folder);
    expect(code).toBe(1);
    expect(error.trim().split('\n')).toEqual([expect.stringMatching(/请启动更新的程序.*start the newer program/)]);
    expect(readFileSync(join(folder, 'orderloom.db')).equals(before)).toBe(true);
  });

  it.each([
    ['C', 'start the newer program'],
    ['zh_CN.UTF-8', '请启动更新的程序'],
  ])('is refused by the command line in the language of the terminal (%s)', async (LANG, line) => {
    expect(await orderloom(['verify', '--data', later()], { LANG })).toMatchObject({
      code: 2,
      out: '',
      error: expect.stringContaining(line),
    });
  });
});
