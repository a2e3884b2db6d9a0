import assert from 'node:assert/strict';
import { randomOf } from '../crash/random.ts';
import { Site } from '../crash/site.ts';
import { answerOk, type Treatment } from '../support/receiver.ts';
import { assertAlive, eventually, type Fault, memoryOf, readiness } from './fault.ts';

/** Each is met once by an effect; the next attempt is answered as it should be. */
const treatments: Readonly<Record<string, Treatment>> = {
  hangs: () => {},
  resets: (request) => void request.socket.resetAndDestroy(),
  'answers 500': (_, response) => void response.writeHead(500).end('{}'),
  'answers 429 with Retry-After': (_, response) => void response.writeHead(429, { 'retry-after': '2' }).end(),
  'promises more than it sends': (_, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('short');
    setTimeout(() => response.destroy(), 50);
  },
  'sends what is no HTTP': (request) => void request.socket.end('220 mail.example ESMTP\r\n\r\n'),
  'closes without an answer': (request) => void request.socket.end(),
};
const mostMemory = 450;

/** The answer that never ends; it is read as far as it is kept. */
const endless: Treatment = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/plain' });
  const part = 'x'.repeat(65_536);
  const send = () => {
    while (!response.destroyed && response.write(part));
  };
  response.on('drain', send);
  send();
};

export const hostileDestination: Fault = {
  name: 'destination that hangs, resets, fails, asks to wait, lies about its length or never ends',
  async run({ port, random }) {
    const site = await Site.open({ port, random: randomOf(Math.floor(random() * 1e6)) });
    try {
      const { shop, receiver } = site;
      const server = await site.start();
      const names = Object.keys(treatments);
      const seen = new Map<string, string>();
      receiver.treat((request, response) => {
        const key = String(request.headers['idempotency-key']);
        const first = seen.size < names.length && !seen.has(key) ? names[seen.size] : undefined;
        if (first) seen.set(key, first);
        (first ? (treatments[first] ?? answerOk) : answerOk)(request, response);
      });
      let done = false;
      const load = shop.runPatiently(server.url, () => done);
      await eventually('every one of them was met', () => seen.size === names.length);
      const before = shop.acknowledged.size;
      await eventually('events are acknowledged meanwhile', () => shop.acknowledged.size > before + 50);
      assert.equal(await readiness(server), 200);
      done = true;
      await load;
      await site.rest(server, 'after hostile answers');
      for (const [key, how] of seen) {
        const arrivals = receiver.arrivals.get(key) ?? [];
        assert.ok(arrivals.length > 1, `sent again after a receiver that ${how}`);
        const wait = (arrivals[1]?.at ?? 0) - (arrivals[0]?.at ?? 0);
        if (how.includes('Retry-After')) assert.ok(wait >= 2_000, `Retry-After was honoured: ${wait} ms`);
      }
      receiver.treat(endless);
      await shop.runPatiently(server.url, () => receiver.arrivals.size > 60 + seen.size);
      assert.ok(memoryOf(server) < mostMemory, `${memoryOf(server)} MB are used`);
      assertAlive(server);
      receiver.treat(answerOk);
      await site.settle('after endless answers');
    } finally {
      await site.close();
    }
  },
};
