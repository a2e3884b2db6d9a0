import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelTypes, createRuntime, ensureAdminToken, type MappedMessage, type Runtime } from '@orderloom/runtime/testing';
import { standardEvents } from '@orderloom/shared/order';
import { drawFlow, note } from '@orderloom/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Case, type ChannelFixtures, fixtureFolders, readFixtures, sign } from '../support/channel-fixtures.ts';

const admin = 'administrator-of-the-deliveries';
const now = 1_788_222_000_000;
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const folder = mkdtempSync(join(tmpdir(), 'orderloom-deliveries-'));
const all = fixtureFolders.map(readFixtures);
/** The word in the address of those that need one. */
const words = new Map<string, string>();
let runtime: Runtime;

/** Takes every event there is and keeps nothing of it: not even a tracking number. */
const flow = drawFlow({
  id: 'everything',
  fields: { orderNo: 'text' },
  states: {
    open: { on: { ...Object.fromEntries(standardEvents.map(({ name }) => [name, { do: [note(name)] }])), 'test.over': 'over' } },
    over: { final: true },
  },
});

async function ask(method: string, path: string, body?: unknown) {
  const headers = { authorization: `Bearer ${admin}`, 'content-type': 'application/json' };
  const answer = await runtime.app.request(`/api${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
  return text === '' ? {} : JSON.parse(text);
}

beforeAll(async () => {
  runtime = createRuntime({ data: folder, log: quiet, version: '0.0.0', clock: { now: () => now }, fetch: () => new Promise(() => {}) });
  ensureAdminToken(runtime.store.access, admin, now);
  await ask('POST', '/flows', { document: flow });
  await ask('POST', '/flows/everything/publish', { revision: 1 });
  for (const { channel, secrets } of all) {
    const { hookPath } = await ask('POST', '/channels', { id: channel, type: channel, name: channel, flow: 'everything', secrets });
    words.set(channel, hookPath.split('/')[4] ?? '');
  }
  await makeOrdersSpokenOf();
});
afterAll(async () => {
  await runtime.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Orders of a shop under the numbers that carriers, couriers and warehouses speak of; parcels of one of them. */
async function makeOrdersSpokenOf() {
  const about = all
    .flatMap((fixtures) => fixtures.cases.filter((one) => one.valid).flatMap((one) => mappedOf(fixtures, one)))
    .flatMap((mapped) => mapped.about ?? []);
  const numbers = new Set(about.flatMap(({ orderNos = [] }) => orderNos.slice(0, 1)));
  for (const number of numbers) await tell('order.created', number, {});
  for (const number of new Set(about.flatMap(({ trackingNos = [] }) => trackingNos))) {
    await tell('order.shipped', 'with-parcels', { trackingNo: number });
  }
}

function mappedOf({ channel, secrets }: ChannelFixtures, { request }: Case): readonly MappedMessage[] {
  const type = channelTypes.get(channel);
  const messages = type?.split(request, secrets);
  const real = messages?.ok ? messages.value.filter((message) => !message.probe) : [];
  return real.flatMap((message) => {
    const mapped = type?.map(message, {});
    return mapped?.ok ? [mapped.value] : [];
  });
}

let told = 0;
async function tell(event: string, number: string, data: object) {
  const shop = all.find(({ channel }) => channel === 'standard-webhooks');
  if (!shop) throw new Error('nobody to bring orders');
  told += 1;
  const text = JSON.stringify({ type: event, timestamp: '2026-09-01T00:00:00Z', data: { order_id: number, ...data } });
  const request = sign(shop, { text, headers: { 'webhook-id': `made-${told}` }, now });
  await post('standard-webhooks', request);
}

async function post(channel: string, { raw, headers, query, path }: Case['request']) {
  const parts = [words.get(channel), path?.replace(/^\//, '')].filter(Boolean).join('/');
  const search = new URLSearchParams(query).toString();
  const url = `/hooks/default/${channel}${parts && `/${parts}`}${search && `?${search}`}`;
  const answer = await runtime.app.request(url, { method: 'POST', headers, body: Buffer.from(raw) });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}

interface Kept {
  readonly status: string;
  readonly deliveryId: string;
  readonly orders: readonly string[];
  readonly problems: readonly { readonly code: string }[];
}

async function keptOf(channel: string): Promise<readonly Kept[]> {
  const page = await ask('GET', `/inbox?channel=${channel}&limit=200`);
  return page.items.toReversed();
}

/** How many steps orders have taken. */
async function stepsOf(orders: readonly string[]): Promise<readonly unknown[]> {
  const journals = await Promise.all([...new Set(orders)].sort().map((order) => ask('GET', `/orders/${order}/journal`)));
  return journals.map(({ items }) => items.filter((item: { outcome: string }) => item.outcome === 'applied').length);
}

describe.each(all)('$channel', (fixtures) => {
  const { channel, cases, answer } = fixtures;
  const valid = cases.filter((one) => one.valid);
  const text = answer.body === undefined ? '' : typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);

  it('answers what the sender expects to the byte, and applies what is sent twice once', async () => {
    const earlier = (await keptOf(channel)).length;
    const bodies = valid.map((one) => ('made' in fixtures && !one.open ? sign(fixtures, { ...one, now }) : one.request));
    const first = [];
    for (const request of bodies) first.push(await post(channel, channel === 'standard-webhooks' ? again(fixtures, request) : request));
    expect(first.map((one) => [one.status, one.text])).toEqual(valid.map(() => [answer.status, text]));
    if (answer.contentType) expect(new Set(first.map((one) => one.type))).toEqual(new Set([answer.contentType]));
    const after = (await keptOf(channel)).slice(earlier);

    const before = await stepsOf(after.flatMap(({ orders }) => orders));
    for (const request of bodies) await post(channel, channel === 'standard-webhooks' ? again(fixtures, request) : request);
    const twice = (await keptOf(channel)).slice(earlier + after.length);

    expect(twice.map(({ deliveryId }) => deliveryId)).toEqual(after.map(({ deliveryId }) => deliveryId));
    // Some of them tell what another has told, or what is older than that.
    expect(after.filter(({ status }) => !['applied', 'quarantined', 'duplicate', 'ignored'].includes(status))).toEqual([]);
    expect(after.some(({ status }) => status === 'applied')).toBe(true);
    expect(twice.filter(({ status }) => status !== 'duplicate' && status !== 'ignored')).toEqual([]);
    expect(await stepsOf(after.flatMap(({ orders }) => orders))).toEqual(before);
  });

  it('applies what it understands, and keeps the rest with its reason', async () => {
    const kept = await keptOf(channel);
    const wanted = valid.flatMap((one) => one.expect).filter((one) => !one.probe);
    const unknown = wanted.filter(({ problem, events }) => problem !== undefined || (Array.isArray(events) && events.length === 0));
    const aside = kept.filter(({ status }) => status === 'quarantined');
    expect(aside.filter(({ problems }) => problems.length === 0)).toEqual([]);
    expect(aside.map(({ problems }) => problems[0]?.code)).toHaveLength(unknown.length);
  });
});

it('tells nobody anything without the word in the address', async () => {
  for (const fixtures of all.filter(({ unsigned }) => unsigned !== undefined)) {
    const { channel, cases } = fixtures;
    const word = words.get(channel) ?? '';
    expect(word.length).toBeGreaterThan(30);
    for (const wrong of ['', `${word}_`, 'guess']) {
      words.set(channel, wrong);
      expect((await post(channel, cases[0]?.request ?? { raw: new Uint8Array(), headers: {}, query: {} })).status).toBe(401);
    }
    words.set(channel, word);
  }
});

const early = [
  {
    id: 'dada',
    number: 'LATE-1',
    text: JSON.stringify({ client_id: 'fixture-dada', order_id: 'LATE-1', order_status: 2, update_time: 5, signature: '@signature' }),
    query: {},
  },
  {
    id: 'qimen',
    number: 'LATE-2',
    text: '<request><order><orderCode>LATE-2</orderCode></order><process><processStatus>PICK</processStatus></process></request>',
    query: { method: 'taobao.qimen.orderprocess.report' },
  },
];

it.each(early)('$id: keeps a message about an order that is not known, and applies it when the order has come', async (one) => {
  const fixtures = readFixtures(one.id);
  await post(one.id, sign(fixtures, { text: one.text, headers: {}, query: one.query, now }));
  const kept = (await keptOf(one.id)).at(-1) as Kept & { readonly id: string };
  expect(kept).toMatchObject({ status: 'quarantined', problems: [{ code: 'intake.no-such-order' }] });

  await tell('order.created', one.number, {});
  await ask('POST', `/inbox/${kept.id}/replay`, {});

  expect((await keptOf(one.id)).find(({ deliveryId }) => deliveryId === kept.deliveryId)).toMatchObject({ status: 'applied' });
});

it('tells nobody when orders of two channels have the number', async () => {
  const jddj = readFixtures('jddj');
  const body = JSON.stringify({ billId: 'TWICE-1', statusId: '32000', timestamp: '2026-09-01 08:00:00' });
  await post('jddj', { ...sign(jddj, { text: body, headers: {}, now }), path: 'djsw/newOrder' });
  await tell('order.created', 'TWICE-1', {});

  const dada = readFixtures('dada');
  const told = { client_id: 'fixture-dada', order_id: 'TWICE-1', order_status: 2, update_time: 6, signature: '@signature' };
  await post('dada', sign(dada, { text: JSON.stringify(told), headers: {}, now }));

  expect((await keptOf('dada')).at(-1)).toMatchObject({ status: 'quarantined', problems: [{ code: 'intake.ambiguous-order' }] });
});

/** The recorded ones are of another day. */
function again(fixtures: ChannelFixtures, { raw, headers }: Case['request']) {
  return sign(fixtures, { text: new TextDecoder().decode(raw), headers, now });
}
