import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** What a platform does wrong when it is told to. */
export interface Faults {
  /** The next calls of the API are answered with this status. */
  fail(calls: number, status?: number): void;
  /** Calls that were made, by the name of their method. */
  readonly calls: ReadonlyMap<string, number>;
  /** Ends every connection without a word. */
  cut(): void;
  /** Takes no connections until it is told to again. */
  shut(shut: boolean): void;
}

export interface Spoken {
  readonly method: string;
  readonly answer: unknown;
}

interface Deps {
  /** Answers a call, whose body has been read. */
  readonly api: (request: IncomingMessage, body: string) => Spoken;
  readonly onSocket?: (socket: WebSocket, request: IncomingMessage) => void;
  /** Throws to refuse a connection. */
  readonly admit?: (request: IncomingMessage) => void;
  /** Calls a second; beyond it they are refused with 429. */
  readonly rate?: number;
}

export interface Served extends Faults {
  readonly url: string;
  readonly socketUrl: string;
  readonly sockets: ReadonlySet<WebSocket>;
  close(): Promise<void>;
}

/** A platform as a process of its own would be: HTTP and WebSocket on one port. */
export async function servePlatform({ api, onSocket, admit, rate = 1000 }: Deps, port = 0): Promise<Served> {
  const calls = new Map<string, number>();
  const sockets = new Set<WebSocket>();
  let failing = { calls: 0, status: 503 };
  let closed = false;
  let second = { at: 0, calls: 0 };

  function tooOften(): boolean {
    const at = Math.floor(Date.now() / 1000);
    second = second.at === at ? { at, calls: second.calls + 1 } : { at, calls: 1 };
    return second.calls > rate;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request) body += String(part);
    if (failing.calls > 0) {
      failing = { ...failing, calls: failing.calls - 1 };
      response.writeHead(failing.status).end();
      return;
    }
    if (tooOften()) {
      response.writeHead(429, { 'retry-after': '1' }).end();
      return;
    }
    const { method, answer } = api(request, body);
    calls.set(method, (calls.get(method) ?? 0) + 1);
    response.writeHead(200, { 'content-type': 'application/json' }).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  }

  const server = createServer((request, response) => void serve(request, response));
  const upgrades = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    try {
      if (closed) throw new Error('shut');
      admit?.(request);
    } catch {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    upgrades.handleUpgrade(request, socket, head, (opened) => {
      sockets.add(opened);
      opened.on('close', () => sockets.delete(opened));
      onSocket?.(opened, request);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const own = (server.address() as AddressInfo).port;
  const cut = () => {
    for (const socket of sockets) socket.terminate();
  };
  return {
    url: `http://127.0.0.1:${own}`,
    socketUrl: `ws://127.0.0.1:${own}`,
    sockets,
    calls,
    cut,
    fail(count, status = 503) {
      failing = { calls: count, status };
    },
    shut(shut) {
      closed = shut;
      if (shut) cut();
    },
    async close() {
      cut();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The signature of most Chinese platforms: the secret before and after all fields in order of their names. */
export function sandwich(secret: string, fields: Readonly<Record<string, string>>): string {
  const text = Object.keys(fields)
    .sort()
    .map((name) => `${name}${fields[name]}`)
    .join('');
  return createHash('md5').update(`${secret}${text}${secret}`, 'utf8').digest('hex').toUpperCase();
}

/** An instant as written in Shanghai. */
export function shanghai(at: number): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
  return parts.format(at);
}
