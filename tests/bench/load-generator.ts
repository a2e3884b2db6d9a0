// A process of its own: plain sockets that are kept open, one request under way on each, so that it takes little of the machine.
import { connect } from 'node:net';
import { messagesOf } from '../support/load-flow.ts';
import { signedHeaders } from '../support/signature.ts';
import { exchanger } from './exchanger.ts';
import type { Load } from './measure.ts';

const orderWindow = 512;
/** What a timed load does not count: the generator's own compiler has to see everything first. */
const warmMs = 700;

interface Message {
  readonly id: string;
  readonly body: string;
}

const load = JSON.parse(process.argv[2] ?? '{}') as Load;
const { hostname, port, pathname } = new URL(load.url);
const latencies: number[] = [];
let answered = 0;
let refused = 0;
let orders = 0;
const began = performance.now() + (load.orders === undefined ? warmMs : 0);
const end = load.orders === undefined ? began + load.seconds * 1000 : Number.POSITIVE_INFINITY;

await Promise.all(Array.from({ length: load.concurrency }, run));
const took = (performance.now() - began) / 1000;
latencies.sort((a, b) => a - b);
const quantile = (part: number) => Number((latencies[Math.floor(latencies.length * part)] ?? 0).toFixed(2));
const perSecond = latencies.length / took;
process.stdout.write(JSON.stringify({ perSecond, p50: quantile(0.5), p99: quantile(0.99), refused, answered }));

/** One connection, taking turns over its share of the open orders. */
async function run(): Promise<void> {
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  const exchange = exchanger(socket);
  const share = load.orders === undefined ? Math.max(1, Math.floor(orderWindow / load.concurrency)) : 1;
  const open: Message[][] = [];
  for (let turn = 0; performance.now() < end; turn += 1) {
    const slot = turn % share;
    const messages = open[slot]?.length ? open[slot] : nextOrder();
    open[slot] = messages;
    const message = messages.shift();
    if (!message) break;
    const sent = performance.now();
    const status = await exchange(requestOf(message));
    count(status, sent);
    if (status >= 400 && status !== 503) throw new Error(`the server answered ${status}`);
  }
  socket.destroy();
}

function count(status: number, sent: number): void {
  if (status >= 300) refused += 1;
  else {
    answered += 1;
    if (sent >= began) latencies.push(performance.now() - sent);
  }
}

function nextOrder(): Message[] {
  orders += 1;
  if (load.orders !== undefined && orders > load.orders) return [];
  return messagesOf(`${load.prefix}${orders}`, orders * 8).slice(0, load.messages);
}

function requestOf({ id, body }: Message): string {
  const headers = Object.entries({ ...signedHeaders(id, body), 'content-length': String(Buffer.byteLength(body)) });
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\n${lines}\r\n${body}`;
}
