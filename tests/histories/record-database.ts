import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { MovedTime, settled } from '../support/moved-time.ts';
import { secret } from '../support/signature.ts';
import { upgradeFlow } from './upgrade-flow.ts';
import { recordedFrom, recordedUntil, type UpgradeServer, upgradeServer } from './upgrade-server.ts';
import { whatIsSaid } from './what-is-said.ts';

const kinds = 9;
const ordersOfKind = 4;
const hour = 3_600_000;

/** Lets this release write a small database with an order of every kind, and writes down what its API says of it. */
export async function recordDatabase(folder: string): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'orderloom-record-'));
  try {
    const clock = new MovedTime(recordedFrom);
    const server = upgradeServer(data, clock, outside);
    await prepare(server);
    for (let n = 0; n < kinds * ordersOfKind; n += 1) {
      if (n === (kinds * ordersOfKind) / 2) await publishAgain(server);
      await tell(server, n);
      await clock.advance(1000);
    }
    await server.hook('lost-1', { type: 'pay', data: { amount: 5 } });
    await server.hook('lost-2', { type: 'pay', data: { note: 'no number in it' } });
    await clock.advance(hour + 60_000);
    // The last ones are left where their time limits are still running.
    for (let n = 0; n < kinds; n += 1) await tell(server, 100 + n);
    await clock.advance(recordedUntil - clock.now());
    await settled();
    writeFileSync(join(folder, 'expected.json.gz'), gzipSync(JSON.stringify(await whatIsSaid(server)), { level: 9 }));
    await server.stop();
    writeFileSync(join(folder, 'orderloom.db.gz'), gzipSync(readFileSync(join(data, 'orderloom.db')), { level: 9 }));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function outside({ host, pathname }: URL): Response {
  if (pathname === '/nowhere') return new Response('no such city', { status: 404 });
  if (pathname === '/later') return new Response('busy', { status: 503, headers: { 'Retry-After': '80000' } });
  return Response.json({ from: host, accepted: true });
}

async function prepare(server: UpgradeServer): Promise<void> {
  await server.api('POST', '/flows', { document: upgradeFlow(1) });
  await server.api('POST', '/flows/parcel/publish', { revision: 1, note: 'first' });
  await server.api('POST', '/channels', { id: 'shop', type: 'standard-webhooks', name: 'Shop', flow: 'parcel', secrets: { secret } });
}

async function publishAgain(server: UpgradeServer): Promise<void> {
  await server.api('PUT', '/flows/parcel/draft', { revision: 1, document: upgradeFlow(2) });
  await server.api('POST', '/flows/parcel/publish', { revision: 2, note: 'with a check' });
  await server.api('PUT', '/flows/parcel/draft', { revision: 2, document: { ...upgradeFlow(2), name: { zh: '草稿', en: 'Draft' } } });
}

/** One story a kind: what the channel and people do about the order. */
async function tell(server: UpgradeServer, n: number): Promise<void> {
  const stories: readonly (readonly string[])[] = [
    [],
    ['pay', 'ship', 'load', 'arrive'],
    ['pay', 'load'],
    ['ship', 'pay'],
    ['pay@nowhere', 'ship'],
    ['pay@later', 'ship'],
    ['poison'],
    ['pay', 'pay', 'unheard-of'],
    ['divisor 0'],
  ];
  const orderId = `P${1000 + n}`;
  const story = stories[n % stories.length] ?? [];
  const city = story[0]?.split('@')[1] ?? 'shanghai';
  const hook = (type: string, index: number) =>
    server.hook(`${orderId}-${index}`, {
      type,
      timestamp: '2026-01-05T08:00:00Z',
      data: { orderId, city, amount: type === 'poison' ? 0 : 9900 + n },
    });
  await hook('order.created', 0);
  const { items } = (await server.api('GET', `/orders?text=${orderId}`)) as { items: readonly { readonly id: string }[] };
  const order = items[0]?.id ?? '';
  const edit = async (fields: object) => {
    const { seq } = (await server.api('GET', `/orders/${order}`)) as { seq: number };
    await server.api('POST', `/orders/${order}/repairs`, { repair: { type: 'edit', fields, settle: false }, reason: 'recorded', seq });
  };
  await edit({ tags: n % 2 === 0 ? ['hot'] : [] });
  for (const [index, line] of story.entries()) {
    const [event = '', zero] = line.split(/[@ ]/);
    if (event === 'divisor') await edit({ divisor: Number(zero) });
    else if (event === 'load') await server.api('POST', `/orders/${order}/events`, { type: 'load', id: `${orderId} by hand` });
    else await hook(event, index + 1);
    await settled();
  }
}
