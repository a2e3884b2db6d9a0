import { Writable } from 'node:stream';
import { afterEach, expect, it, vi } from 'vitest';
import { flowOf } from './engine/testing/flows.ts';
import { hookSecret, type TestServer, testServer, token, webhookHeaders } from './http/testing.ts';
import { createLog } from './log.ts';

type Line = Readonly<Record<string, unknown>>;

function recorder() {
  const lines: Line[] = [];
  const stream = new Writable({
    write(part, _encoding, done) {
      for (const line of String(part).trim().split('\n')) lines.push(JSON.parse(line));
      done();
    },
  });
  return { lines, log: createLog('info', stream), about: (msg: string) => lines.filter((line) => line.msg === msg) };
}

let server: TestServer | undefined;
afterEach(async () => {
  await server?.end();
  server = undefined;
});

const text = { label: {}, type: { type: 'text' }, default: '' };
const anyone = { label: {}, senders: ['channel', 'person'] };
const calling = flowOf('calling', {
  context: { note: text },
  events: { 'order.noted': { ...anyone, payload: { note: text } }, 'order.closed': anyone },
  states: [
    { id: 'open', kind: 'atomic', parent: 'root' },
    { id: 'closed', kind: 'final', parent: 'root' },
  ],
  transitions: [
    { id: 't2', source: 'open', targets: ['closed'], trigger: { type: 'event', event: 'order.closed' } },
    {
      id: 't1',
      source: 'open',
      targets: ['open'],
      trigger: { type: 'event', event: 'order.noted' },
      actions: [
        { id: 'a1', type: 'set-field', params: { field: 'note', value: 'event.note' } },
        { id: 'a2', type: 'send-http', params: { method: 'POST', url: 'https://wms.test/orders', body: '{}' } },
      ],
    },
  ],
});

it('tells every happening with the names of what it is about, and with no credential', async () => {
  const { lines, log, about } = recorder();
  const opened = testServer({ log });
  server = opened;
  await opened.api('POST', '/flows', { document: calling });
  expect((await opened.api('POST', '/flows/calling/publish', { revision: 1 })).body).toMatchObject({ version: 1 });
  const secrets = { secret: hookSecret };
  await opened.api('POST', '/channels', { id: 'shop', type: 'standard-webhooks', name: 'Shop', flow: 'calling', secrets });

  const made = (await opened.api('POST', '/orders', { flow: 'calling', data: {} }, { 'x-request-id': 'call-7' })) as unknown as {
    body: { order: { id: string } };
    headers: Headers;
  };
  expect(made.headers.get('x-request-id')).toBe('call-7');
  expect(about('a request was answered')).toContainEqual(
    expect.objectContaining({ level: 30, request: 'call-7', tenant: 'default', method: 'POST', path: '/api/orders', status: 201 }),
  );

  const { id } = made.body.order;
  await opened.api('POST', `/orders/${id}/events`, { type: 'order.noted', payload: { note: 'x'.repeat(20_000) } });
  expect(about('an order has become large')).toEqual([
    expect.objectContaining({ level: 40, tenant: 'default', order: id, flow: 'calling' }),
  ]);
  await vi.waitFor(() => expect(lines.some((line) => String(line.msg).startsWith('an effect was not delivered'))).toBe(true), 5000);
  const effect = lines.find((line) => String(line.msg).startsWith('an effect was not delivered'));
  expect(effect).toMatchObject({ level: 40, tenant: 'default', order: id, destination: 'wms.test', effect: expect.stringContaining(id) });

  await opened.hook('m-1', { type: 'nobody.knows', timestamp: '2026-09-01T00:00:00Z', data: {} });
  expect(about('a delivery was set aside: quarantined')).toEqual([
    expect.objectContaining({
      level: 40,
      tenant: 'default',
      channel: 'shop',
      delivery: 'm-1',
      problems: expect.arrayContaining([expect.any(String)]),
    }),
  ]);
  const body = '{}';
  const refused = await opened.post('/hooks/default/shop', `${body} `, webhookHeaders('m-2', body));
  expect(refused.headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/);
  expect(about('a delivery was refused: bad signature')).toEqual([expect.objectContaining({ level: 40, channel: 'shop' })]);

  const all = JSON.stringify(lines);
  for (const secret of [token, hookSecret]) expect(all).not.toContain(secret);
});

it('blots out what could be a credential', () => {
  const { lines, log } = recorder();
  log.warn({ headers: { authorization: 'Bearer abc' }, settings: { one: { secret: 'abc' } }, password: 'abc' }, 'x');
  expect(JSON.stringify(lines)).not.toContain('abc');
});
