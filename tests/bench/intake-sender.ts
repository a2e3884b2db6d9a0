// A process of its own: sends what a file holds over sockets that are kept open, one request under way on each.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { exchanger } from './exchanger.ts';
import type { Post } from './intake-channels.ts';

const [file = '', origin = '', sockets = '32'] = process.argv.slice(2);
const { hostname, port } = new URL(origin);
const requests = (JSON.parse(readFileSync(file, 'utf8')) as readonly Post[]).map(requestOf);
let next = 0;
const began = performance.now();
await Promise.all(Array.from({ length: Number(sockets) }, send));
process.stdout.write(JSON.stringify({ posts: requests.length, ms: Math.round(performance.now() - began) }));

async function send(): Promise<void> {
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  const exchange = exchanger(socket);
  for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
    const status = await exchange(request);
    if (status >= 300) throw new Error(`the server answered ${status}`);
  }
  socket.destroy();
}

function requestOf({ path, headers, body }: Post): string {
  const all = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)) });
  const lines = all.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\n${lines}\r\n${body}`;
}
