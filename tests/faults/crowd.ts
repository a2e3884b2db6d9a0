import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomOf } from '../crash/random.ts';
import { Site } from '../crash/site.ts';
import { hookPath, type RunningServer } from '../support/running-server.ts';
import { signedHeaders } from '../support/signature.ts';
import { assertAlive, eventually, type Fault, memoryOf, readiness, type Stage } from './fault.ts';

const mostMemory = 700;

async function withServer(
  stage: Stage,
  environment: Readonly<Record<string, string>>,
  run: (site: Site, server: RunningServer) => Promise<void>,
) {
  const site = await Site.open({ port: stage.port, random: randomOf(Math.floor(stage.random() * 1e6)) });
  try {
    const server = await site.start(environment);
    await run(site, server);
    assertAlive(server);
    await site.settle('afterwards');
  } finally {
    await site.close();
  }
}

async function open(server: RunningServer): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

async function openMany(server: RunningServer, count: number): Promise<Socket[]> {
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    sockets.push(...(await Promise.all(Array.from({ length: Math.min(250, count - sockets.length) }, () => open(server)))));
  }
  return sockets;
}

async function eventsGoOn(site: Site, server: RunningServer): Promise<void> {
  const before = site.shop.acknowledged.size;
  let done = false;
  const load = site.shop.runPatiently(server.url, () => done);
  await eventually('events are acknowledged meanwhile', () => site.shop.acknowledged.size > before + 50);
  done = true;
  await load;
}

/** Node takes as many open files as the system lets it; both ends of a connection count, in a process of their own. */
const manyConnections: Fault = {
  name: '10,000 connections at once',
  long: true,
  run: (stage) =>
    withServer(
      stage,
      { ORDERLOOM_MAX_CONNECTIONS: '12000', ORDERLOOM_HEADERS_TIMEOUT_MS: '120000', ORDERLOOM_REQUEST_TIMEOUT_MS: '120000' },
      async (site, server) => {
        const count = Math.min(10_000, openFiles() - 1_000);
        const sockets = await openMany(server, count);
        try {
          await eventsGoOn(site, server);
          const answers = sockets.map(async (socket) => {
            socket.write('GET /api/health HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n');
            const [first] = (await once(socket, 'data')) as [Buffer];
            return first.toString().startsWith('HTTP/1.1 200');
          });
          assert.equal((await Promise.all(answers)).filter(Boolean).length, count, 'all are answered');
          assert.ok(memoryOf(server) < mostMemory, `${memoryOf(server)} MB are used`);
          assert.equal(await readiness(server), 200);
        } finally {
          for (const socket of sockets) socket.destroy();
        }
      },
    ),
};

function openFiles(): number {
  const limits = process.report.getReport() as unknown as {
    readonly userLimits: { readonly open_files: { readonly hard: string | number } };
  };
  const { hard } = limits.userLimits.open_files;
  return hard === 'unlimited' ? 1_000_000 : Number(hard);
}

/** Senders that give a byte now and then are sent away when their time is over; nobody else waits for them. */
const slowSenders: Fault = {
  name: 'crowd that sends headers and bodies a byte at a time',
  run: (stage) =>
    withServer(stage, { ORDERLOOM_HEADERS_TIMEOUT_MS: '1000', ORDERLOOM_REQUEST_TIMEOUT_MS: '2000' }, async (site, server) => {
      const sockets = await openMany(server, 400);
      // Some are sent away in the middle of a byte: that is an error of theirs and a close.
      const closed = sockets.map((socket) => new Promise((resolve) => socket.resume().once('close', resolve)));
      sockets.forEach((socket, index) => {
        if (index % 2 === 0) socket.write('GET /api/health HTTP/1.1\r\nX-Slow: ');
        else socket.write(`POST ${hookPath} HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n`);
      });
      const drip = setInterval(() => {
        for (const socket of sockets) if (socket.writable) socket.write('x');
      }, 250);
      try {
        await eventsGoOn(site, server);
        assert.equal(await readiness(server), 200);
        // Node looks for the overdue every 30 seconds unless told otherwise.
        await Promise.race([Promise.all(closed), sleep(45_000).then(() => assert.fail('slow senders are still there'))]);
      } finally {
        clearInterval(drip);
        for (const socket of sockets) socket.destroy();
      }
    }),
};

/** What is too large is refused with a word, and the order goes on as it was. */
const largeContexts: Fault = {
  name: 'context of 1 MB',
  run: (stage) =>
    withServer(stage, {}, async (site, server) => {
      const send = async (id: string, customer: string) => {
        const body = JSON.stringify({
          type: 'order.created',
          timestamp: '2026-01-01T00:00:00Z',
          data: { orderId: id, amount: 9900, customer, note: '' },
        });
        const response = await fetch(server.url + hookPath, { method: 'POST', headers: signedHeaders(`large-${id}`, body), body });
        return { status: response.status, text: await response.text() };
      };
      const tooLarge = await send('L1', 'x'.repeat(2 * 1024 * 1024));
      assert.equal(tooLarge.status, 413);
      assert.match(tooLarge.text, /too-large/);
      // Within what a body may have, beyond what an order may hold: kept for a person, with the reason.
      assert.equal((await send('L2', 'x'.repeat(1_000_000))).status, 204);
      const { items } = (await server.api('GET', '/api/inbox?limit=1')) as {
        readonly items: readonly { readonly status: string; readonly problems: readonly { readonly message: object }[] }[];
      };
      assert.ok(['quarantined', 'rejected'].includes(items[0]?.status ?? ''), `the delivery is ${items[0]?.status}`);
      assert.ok((items[0]?.problems.length ?? 0) > 0, 'and says why');
      await eventsGoOn(site, server);
    }),
};

export const crowds: readonly Fault[] = [manyConnections, slowSenders, largeContexts];
