import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Attempt, effects } from '../effects/index.ts';
import { createAddressPolicy, normalAllowance } from './address-policy.ts';
import { createOutgoing, type Resolve } from './create-outgoing.ts';

let server: Server;
let port = 0;
let arrivals: string[] = [];
let treat: RequestListener = (_, response) => response.end();

beforeAll(async () => {
  server = createServer((request, response) => {
    arrivals.push(request.url ?? '');
    treat(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  arrivals = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function attempt(url: string, allowed: readonly string[] = ['127.0.0.1'], resolve?: Resolve): Promise<Attempt | undefined> {
  const outgoing = createOutgoing(() => allowed, resolve);
  try {
    return await effects.get('http')?.send({ type: 'http', method: 'POST', url, headers: {}, body: {}, timeout: 400 }, 'o:1:0', {
      fetch: outgoing.fetchFor('t'),
      tenant: 't',
      order: 'o',
      signal: new AbortController().signal,
      now: Date.UTC(2026, 0, 1),
      timeout: 400,
      fill: (text) => text,
      redact: (text) => text,
      longestSecret: () => 0,
    });
  } finally {
    await outgoing.close();
  }
}

const here = (path = '/') => `http://127.0.0.1:${port}${path}`;

describe('an address that is not public', () => {
  it.each([
    ['127.0.0.1'],
    ['localhost'],
    ['0x7f.1'],
    ['2130706433'],
    ['0.0.0.0'],
    ['[::1]'],
    ['[::]'],
    ['[::ffff:127.0.0.1]'],
    ['[64:ff9b::7f00:1]'],
    ['10.0.0.1'],
    ['172.16.0.1'],
    ['192.168.1.1'],
    ['100.64.0.1'],
    ['169.254.169.254'],
    ['[fe80::1]'],
    ['[fd00:ec2::254]'],
    ['224.0.0.1'],
    ['[ff02::1]'],
    ['255.255.255.255'],
  ])('%s is not called', async (host) => {
    expect(await attempt(`http://${host}:${port}/`, [])).toMatchObject({ type: 'dead', cause: 'blocked-address' });
    expect(arrivals).toEqual([]);
  });

  it.each([[['127.0.0.1']], [['127.0.0.0/8']], [['::ffff:127.0.0.0/104']]])('is called when the tenant names it: %j', async (allowed) => {
    expect(await attempt(here(), allowed)).toMatchObject({ type: 'delivered' });
  });

  it('is not called under a name that came to mean it, unless the name is allowed', async () => {
    const rebound: Resolve = (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
    expect(await attempt(`http://shop.example:${port}/`, [], rebound)).toMatchObject({ type: 'dead', cause: 'blocked-address' });
    expect(await attempt(`http://shop.example:${port}/`, ['other.example'], rebound)).toMatchObject({ type: 'dead' });
    expect(arrivals).toEqual([]);
    expect(await attempt(`http://shop.example:${port}/`, ['shop.example'], rebound)).toMatchObject({ type: 'delivered' });
  });

  it('is left out where a name has public ones too', async () => {
    const both: Resolve = (_host, _options, callback) => {
      callback(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '192.0.2.1', family: 4 },
      ]);
    };
    expect(await attempt(`http://shop.example:${port}/`, [], both)).toMatchObject({ type: 'dead', cause: 'blocked-address' });
    expect(arrivals).toEqual([]);
  });

  it.each(['http://169.254.169.254/latest/meta-data', 'self'])('is not reached by a redirect to %s', async (location) => {
    treat = (_, response) => response.writeHead(307, { location: location === 'self' ? here('/inside') : location }).end();
    expect(await attempt(here('/out'))).toMatchObject({ type: 'dead', cause: 'redirected' });
    expect(arrivals).toEqual(['/out']);
  });

  it('is judged alike as IPv4 and as IPv4 in IPv6', () => {
    const policy = createAddressPolicy([]);
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(policy.permits('h', `::ffff:${address}`)).toBe(policy.permits('h', address));
      }),
    );
  });

  it('can be allowed as a name, an address or a range, and as nothing else', () => {
    expect(['WMS.corp ', '10.0.0.0/8', '::1', 'a b', 'http://a/', '', '-a'].map(normalAllowance)).toEqual([
      'wms.corp',
      '10.0.0.0/8',
      '::1',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a receiver that', () => {
  it('never answers is given up for now', async () => {
    treat = () => {};
    expect(await attempt(here())).toMatchObject({ type: 'retry', cause: 'timed-out' });
  });

  it('breaks the connection off is tried again', async () => {
    treat = (request) => request.socket.resetAndDestroy();
    expect(await attempt(here())).toMatchObject({ type: 'retry', cause: 'broken-answer' });
  });

  it('is not there is tried again', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port: free } = gone.address() as AddressInfo;
    gone.close();
    expect(await attempt(`http://127.0.0.1:${free}/`)).toMatchObject({ type: 'retry', cause: 'unreachable' });
    expect(await attempt('http://127.0.0.1:1/')).toMatchObject({ type: 'dead', cause: 'bad-address' });
  });

  it('fails is tried again', async () => {
    treat = (_, response) => response.writeHead(500).end('oops');
    expect(await attempt(here())).toMatchObject({ type: 'retry', cause: 'busy', reason: 'the receiver answered 500' });
  });

  it.each([
    ['3', 3_000],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
  ])('asks for peace until %s gets it', async (value, retryAfter) => {
    treat = (_, response) => response.writeHead(429, { 'retry-after': value }).end();
    expect(await attempt(here())).toMatchObject({ type: 'retry', cause: 'too-often', retryAfter });
  });

  it('promises more than it sends is tried again', async () => {
    treat = (request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"a":');
      setTimeout(() => request.socket.end(), 20);
    };
    expect(await attempt(here())).toMatchObject({ type: 'retry', cause: 'broken-answer' });
  });

  it('sends more than it promised is believed as far as it promised', async () => {
    treat = (request) => request.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nokHTTP/1.1 500 nonsense');
    expect(await attempt(here())).toMatchObject({ type: 'delivered', data: { body: 'ok' } });
  });

  it('never stops talking is heard as far as is kept', async () => {
    treat = (_, response) => {
      const talk = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', talk);
      talk();
    };
    expect(await attempt(here())).toMatchObject({ type: 'delivered', data: { body: 'x'.repeat(16_384) } });
  });

  it('sends headers without end is not listened to', async () => {
    treat = (request) => request.socket.end(`HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(100_000)}\r\n\r\n`);
    expect(await attempt(here())).toMatchObject({ type: 'retry', cause: 'broken-answer' });
  });

  it('talks nonsense is tried again', async () => {
    treat = (request) => request.socket.end('no http at all\r\n\r\n');
    expect(await attempt(here())).toMatchObject({ type: 'retry', cause: 'broken-answer' });
  });
});
