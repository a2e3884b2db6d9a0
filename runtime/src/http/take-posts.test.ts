import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flowOf } from '../engine/testing/flows.ts';
import { takePosts } from './take-posts.ts';
import { hookSecret, type TestServer, testServer, webhookHeaders } from './testing.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
let server: TestServer;
let sockets: Server;
let port: number;

beforeAll(async () => {
  server = testServer();
  const states = [
    { id: 'open', kind: 'atomic', parent: 'root' },
    { id: 'paid', kind: 'final', parent: 'root' },
  ] as const;
  const events = { 'order.paid': { label: {}, payload: {} } };
  const transitions = [{ id: 't1', source: 'open', targets: ['paid'], trigger: { type: 'event', event: 'order.paid' } }];
  await server.api('POST', '/flows', { document: flowOf('retail', { events, states: [...states], transitions }) });
  await server.api('POST', '/flows/retail/publish', { revision: 1 });
  await server.api('POST', '/channels', {
    id: 'shop',
    type: 'standard-webhooks',
    name: 'Shop',
    flow: 'retail',
    secrets: { secret: hookSecret },
  });
  sockets = createServer(takePosts(server.runtime.hooks, getRequestListener(server.runtime.app.fetch), quiet));
  sockets.listen(0, '127.0.0.1');
  await once(sockets, 'listening');
  port = (sockets.address() as AddressInfo).port;
});
afterAll(async () => {
  sockets.closeAllConnections();
  sockets.close();
  await server.end();
});

interface Answered {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: string;
}

/** Over a socket; `chunked` does not tell the length. */
function overSocket(method: string, path: string, body: string, headers: Record<string, string>, chunked = false): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const length = chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(Buffer.byteLength(body)) };
    const request = httpRequest({ port, host: '127.0.0.1', method, path, headers: { ...headers, ...length } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'], body: Buffer.concat(parts).toString() }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const paid = (order: string) => JSON.stringify({ type: 'order.paid', timestamp: '2026-09-01T00:00:00Z', data: { id: order } });

describe('posts over a socket', () => {
  it.each([
    ['a wrong signature', 'POST', '/hooks/default/shop', { 'webhook-signature': 'v1,AAAA' }],
    ['an unknown channel', 'POST', '/hooks/default/none', {}],
    ['an unknown channel with a name in escapes', 'POST', '/hooks/default/%E5%BA%97', {}],
    ['a broken escape', 'POST', '/hooks/default/%E5%BA', {}],
    ['an address that goes on', 'POST', '/hooks/default/none/more/and/more', {}],
    ['another method', 'PUT', '/hooks/default/shop', {}],
  ])('answer %s as the application does', async (_, method, path, more) => {
    const body = paid('S-0');
    const headers = { ...webhookHeaders('m-0', body), 'accept-language': 'en', ...more };
    const short = await overSocket(method, path, body, headers);
    const long = await server.runtime.app.request(path, { method, body, headers });
    expect([short.status, short.type, short.body]).toEqual([long.status, long.headers.get('content-type'), await long.text()]);
    expect(short.status).toBeGreaterThanOrEqual(400);
  });

  it('apply a delivery once, with its length told or not', async () => {
    const body = paid('S-1');
    const headers = webhookHeaders('m-1', body);
    const answers = [
      await overSocket('POST', '/hooks/default/shop', body, headers),
      await overSocket('POST', '/hooks/default/shop', body, headers, true),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([204, 204]);
    const { body: found } = await server.api('GET', '/orders?text=S-1');
    expect((found as { items: unknown[] }).items).toHaveLength(1);
  });

  it('refuse a length beyond the limit before it is read, in the language asked for', async () => {
    const headers = { 'content-length': '99999999', 'accept-language': 'en' };
    const socket = connect(port, '127.0.0.1');
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST /hooks/default/shop HTTP/1.1\r\nhost: x\r\n${lines.join('')}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 413 [\s\S]*The body is too large/);
    socket.destroy();
  });

  it('take nothing of a sender who hangs up in the middle', async () => {
    const body = paid('S-2');
    const headers = { ...webhookHeaders('m-2', body), 'content-length': String(body.length) };
    const socket = connect(port, '127.0.0.1');
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST /hooks/default/shop HTTP/1.1\r\nhost: x\r\n${lines.join('')}\r\n${body.slice(0, 20)}`);
    await once(socket, 'connect').catch(() => undefined);
    socket.destroy();
    expect((await overSocket('POST', '/hooks/default/shop', paid('S-3'), webhookHeaders('m-3', paid('S-3')))).status).toBe(204);
    const { body: found } = await server.api('GET', '/orders?text=S-2');
    expect((found as { items: unknown[] }).items).toHaveLength(0);
  });
});
