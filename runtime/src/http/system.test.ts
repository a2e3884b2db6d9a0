import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RuntimeOptions } from '../create-runtime.ts';
import { flowOf } from '../engine/testing/flows.ts';
import { hookSecret, type TestServer, testServer, told } from './testing.ts';

const on = (event: string) => ({ type: 'event', event });
const anyone = { label: {}, senders: ['channel', 'person'] };
const note = { label: {}, type: { type: 'text' }, default: '' };

/** Takes notes for ever, and is closed at once. */
const notes = flowOf('notes', {
  context: { note },
  events: { 'order.noted': { ...anyone, payload: { note } }, 'order.closed': anyone },
  states: [
    { id: 'open', kind: 'atomic', parent: 'root' },
    { id: 'closed', kind: 'final', parent: 'root' },
  ],
  transitions: [
    {
      id: 'n1',
      source: 'open',
      targets: ['open'],
      trigger: on('order.noted'),
      actions: [{ id: 'a1', type: 'set-field', params: { field: 'note', value: 'event.note' } }],
    },
    { id: 'n2', source: 'open', targets: ['closed'], trigger: on('order.closed') },
  ],
});

let server: TestServer | undefined;
afterEach(async () => {
  await server?.end();
  server = undefined;
});

async function open(options: Partial<RuntimeOptions> = {}): Promise<TestServer> {
  const opened = testServer(options);
  server = opened;
  await opened.api('POST', '/flows', { document: notes });
  expect((await opened.api('POST', '/flows/notes/publish', { revision: 1 })).status).toBe(201);
  await opened.api('POST', '/channels', {
    id: 'shop',
    type: 'standard-webhooks',
    name: 'Shop',
    flow: 'notes',
    secrets: { secret: hookSecret },
  });
  return opened;
}

async function made(at: TestServer): Promise<string> {
  const order = await at.api('POST', '/orders', { flow: 'notes', externalId: 'N-1', data: {} });
  expect(order.status).toBe(201);
  return told(order, 'order.id');
}

const noted = (at: TestServer, id: string, text: string) =>
  at.api('POST', `/orders/${id}/events`, { type: 'order.noted', payload: { note: text } });

const scrape = async (at: TestServer) => (await at.runtime.metrics.request('/metrics')).text();

/** Figures are gathered at most once a second. */
const toldSoon = (at: TestServer, line: RegExp) =>
  vi.waitFor(async () => expect(await scrape(at)).toMatch(line), { timeout: 5000, interval: 200 });

describe('health and readiness', () => {
  it('says how durable a commit is, and since when it runs, to anybody', async () => {
    const at = await open();
    const { status, body } = await at.api('GET', '/health', undefined, { authorization: '' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'ok', version: '0.0.0', store: { type: 'sqlite', synchronous: 'full' } });
    expect((body as { uptime: number }).uptime).toBeGreaterThanOrEqual(0);
  });

  it('is ready, and not any more once it stops', async () => {
    const at = await open();
    expect((await at.api('GET', '/ready')).status).toBe(200);
    await at.runtime.stop();
    const answer = await at.runtime.app.request('/api/ready');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('stopping');
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  it('is not ready while commits fail, and by itself again when they hold', async () => {
    const at = await open();
    const { store } = at.runtime;
    const transaction = store.engine.transaction;
    Object.assign(store.engine, {
      transaction() {
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      },
    });
    expect((await at.api('POST', '/orders', { flow: 'notes', data: {} })).status).toBeGreaterThanOrEqual(500);
    const sick = await at.api('GET', '/ready');
    expect(sick.status).toBe(503);
    expect(told(sick, 'detail')).toBe('cannot-commit');
    Object.assign(store.engine, { transaction });
    expect((await at.api('POST', '/orders', { flow: 'notes', data: {} })).status).toBe(201);
    expect((await at.api('GET', '/ready')).status).toBe(200);
  });

  it('tells when the queue refuses', async () => {
    const at = await open({ limits: { queue: 1 } });
    const asked = await Promise.all([1, 2, 3, 4].map(() => at.api('POST', '/orders', { flow: 'notes', data: {} })));
    expect(asked.map(({ status }) => status).filter((status) => status === 503).length).toBeGreaterThan(0);
    await toldSoon(at, /^orderloom_queue_refusals_total [1-9]/m);
  });
});

describe('figures', () => {
  it('counts what happened', async () => {
    const at = await open();
    const id = await made(at);
    await noted(at, id, 'hello');
    await toldSoon(at, /^orderloom_steps_total\{outcome="applied"\} 2$/m);
    const text = await scrape(at);
    expect(text).toMatch(/^orderloom_commit_seconds_count [1-9]/m);
    expect(text).toMatch(/^orderloom_orders\{tenant="default",status="active"\} 1$/m);
    expect(text).toMatch(/^orderloom_build_info\{version="0.0.0",synchronous="full"/m);
    expect(text).toMatch(/^process_resident_memory_bytes [1-9]/m);
  });

  it('counts a delivery by its channel and outcome', async () => {
    const at = await open();
    await at.hook('m-1', { type: 'nothing.known', timestamp: '2026-09-01T00:00:00Z', data: {} });
    await toldSoon(at, /^orderloom_inbox_deliveries_total\{tenant="default",channel="shop",outcome="quarantined"\} 1$/m);
    expect((await at.api('GET', '/system')).body).toMatchObject({ inbox: { quarantined: { count: 1, capped: false } } });
  });

  it('asks for a permission, and shows no credential', async () => {
    const at = await open({ shown: { port: 8787, adminToken: true } });
    expect((await at.api('GET', '/metrics', undefined, { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await at.runtime.app.request('/metrics')).status).toBe(401);
    expect((await at.api('GET', '/metrics')).status).toBe(200);
    const { body } = await at.api('GET', '/system');
    expect(body).toMatchObject({ synchronous: 'full', notReady: [], commitTrouble: null, settings: { port: 8787, adminToken: true } });
    expect(JSON.stringify(body)).not.toContain(hookSecret);
  });
});

describe('limits', () => {
  it('refuses a step that would make an order too large, and says which limit it was', async () => {
    const at = await open({ limits: { contextBytes: 2048 } });
    const id = await made(at);
    expect((await noted(at, id, 'short')).status).toBe(200);
    const refused = await noted(at, id, 'long'.repeat(1000));
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body)).toContain('limit.context');
    expect((await noted(at, id, 'short again')).status).toBe(200);
  });

  it('refuses a step of an order whose journal is full, without noting it for ever', async () => {
    const at = await open({ limits: { orderEvents: 3 } });
    const id = await made(at);
    for (const text of ['a', 'b']) expect((await noted(at, id, text)).status).toBe(200);
    for (const text of ['c', 'd', 'e']) {
      const refused = await noted(at, id, text);
      expect(refused.status).toBe(422);
      expect(JSON.stringify(refused.body)).toContain('limit.entries');
    }
    const journal = (await at.api('GET', `/orders/${id}/journal`)).body as unknown as { items: unknown[] };
    expect(journal.items.length).toBe(4);
  });

  it('refuses an order that would be too large from the start', async () => {
    const at = await open({ limits: { contextBytes: 2048 } });
    const order = await at.api('POST', '/orders', { flow: 'notes', channel: 'shop', externalId: 'N-9', data: { note: 'x'.repeat(5000) } });
    expect(order.status).toBe(422);
    expect(JSON.stringify(order.body)).toContain('limit.context');
  });

  it('keeps a delivery that goes beyond a limit for a person, who replays it with other limits', async () => {
    const at = await open({ limits: { contextBytes: 2048 } });
    const noted = (note: string) => ({ type: 'order.noted', timestamp: new Date().toISOString(), data: { id: 'N-8', note } });
    await at.hook('m-1', noted('short'));
    expect((await at.hook('m-2', noted('x'.repeat(5000)))).status).toBe(204);
    const kept = await at.api('GET', '/inbox?status=quarantined');
    expect(kept.body).toMatchObject({ items: [{ deliveryId: 'm-2', problems: [{ code: 'limit.context' }] }] });
    const order = `/orders/${told(await at.api('GET', '/orders'), 'items.0.id')}`;
    expect(told(await at.api('GET', order), 'context.note')).toBe('short');
    const replay = `/inbox/${told(kept, 'items.0.id')}/replay`;
    expect((await at.api('POST', replay)).body).toMatchObject({ status: 'quarantined' });

    await at.runtime.stop();
    const roomy = testServer({ folder: at.folder });
    server = roomy;
    expect((await roomy.api('POST', replay)).body).toMatchObject({ status: 'applied' });
    expect(told(await roomy.api('GET', order), 'context.note')).toHaveLength(5000);
  });

  it('refuses a delivery that is too large', async () => {
    const at = await open({ limits: { bodyBytes: 2000 } });
    expect((await at.hook('m-1', { type: 'order.noted', data: { note: 'x'.repeat(3000) } })).status).toBe(413);
  });

  it('refuses what is nested too deep, from a channel and from a caller', async () => {
    const at = await open({ limits: { jsonDepth: 20 } });
    const deep = `${'['.repeat(30)}${']'.repeat(30)}`;
    const hook = await at.hook('m-1', `{"type":"order.noted","data":${deep}}`);
    expect(hook.status).toBe(400);
    expect(told(hook, 'detail')).toContain('ORDERLOOM_MAX_JSON_DEPTH');
    expect((await at.api('POST', '/orders', `{"flow":"notes","data":{"note":${deep}}}`)).status).toBe(400);
    expect((await at.hook('m-2', { type: 'order.noted', data: { note: '[[[['.repeat(20) } })).status).toBeLessThan(300);
  });
});
