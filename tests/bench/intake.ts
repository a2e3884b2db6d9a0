import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FlowDocument } from '@orderloom/shared/document';
import { compileMapping } from '@orderloom/shared/mapping';
import { orderFields } from '@orderloom/shared/order';
import { loadFlow, loadFlowId } from '../support/load-flow.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { benchChannels, type Post } from './intake-channels.ts';

const sender = fileURLToPath(new URL('./intake-sender.ts', import.meta.url));
const sockets = 128;
const limitMs = 2_000;
const day = 86_400_000;

export interface IntakeOptions {
  readonly port: number;
  /** Raw orders, shared out among the channels. */
  readonly orders: number;
  readonly runs: number;
  print(line: object): void;
}

/** Prints how long it takes until raw orders of five channels are mapped and durable, and what of it the mapping alone takes. */
export async function benchIntake(options: IntakeOptions): Promise<void> {
  const { orders, runs, print } = options;
  print({ bench: 'intake: mapping alone', orders, fields: 12, ...mappingAlone(orders) });
  const took: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const ms = await oneRun(options, run);
    took.push(ms);
    print({
      bench: 'intake',
      run: run + 1,
      orders,
      channels: benchChannels.length,
      ms,
      perSecond: Math.round((orders / ms) * 1000),
      limitMs,
    });
  }
  const median = took.sort((a, b) => a - b)[Math.floor(runs / 2)];
  print({ bench: 'intake, median', orders, ms: median, limitMs });
}

/** On a server and a database of its own each time; what warms the compiler up is other orders. */
async function oneRun({ port, orders }: IntakeOptions, run: number): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'orderloom-bench-intake-'));
  try {
    const server = await startServer(data, port);
    try {
      await prepare(server);
      await send(data, server, postsOf(1_000_000 * (run + 1), Math.min(orders, 8_000)));
      const { ms } = await send(data, server, postsOf(5_000_000 * (run + 1), orders));
      await holdApplied(server, orders + Math.min(orders, 8_000));
      return ms;
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function prepare(server: RunningServer): Promise<void> {
  const mapped = new Set(benchChannels.flatMap(({ mapping }) => mapping.fields.map(({ key }) => key)));
  const fields = orderFields.filter(({ key }) => mapped.has(key)).map(({ key, label, type }) => [key, { label, type, default: null }]);
  const flow = loadFlow({ unpaid: day, late: day, settle: day });
  const document = { ...flow, context: { ...flow.context, ...Object.fromEntries(fields) } } as FlowDocument;
  await server.api('POST', '/api/flows', { document });
  await server.api('POST', `/api/flows/${document.id}/publish`, { revision: 1, note: '' });
  for (const { id, type, secrets, mapping } of benchChannels) {
    await server.api('POST', '/api/channels', { id, type, name: id, flow: loadFlowId, secrets });
    await server.api('PUT', `/api/channels/${id}/mapping/draft`, { revision: 0, document: mapping });
    await server.api('POST', `/api/channels/${id}/mapping/publish`, { revision: 1, note: '' });
  }
}

/** All channels at once, in turns. */
function postsOf(first: number, orders: number): readonly Post[] {
  const share = Math.ceil(orders / benchChannels.length);
  const posts = benchChannels.flatMap(({ id, batch, post }) =>
    Array.from({ length: Math.ceil(share / batch) }, (_, at) => ({
      turn: at * batch,
      post: { path: `/hooks/default/${id}`, ...post(first + at * batch, Math.min(batch, share - at * batch)) },
    })),
  );
  return posts.sort((a, b) => a.turn - b.turn).map(({ post }) => post);
}

async function send(data: string, { url }: RunningServer, posts: readonly Post[]): Promise<{ readonly ms: number }> {
  const file = join(data, 'posts.json');
  writeFileSync(file, JSON.stringify(posts));
  const args = ['--import', import.meta.resolve('tsx'), sender, file, url, String(sockets)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as { ms: number };
}

/** Every order is there, with what the mapping says. */
async function holdApplied(server: RunningServer, orders: number): Promise<void> {
  const state = (await server.api('GET', '/api/orders?limit=1')) as { items: { id: string }[] };
  const order = (await server.api('GET', `/api/orders/${state.items[0]?.id}`)) as { context: Record<string, unknown> };
  const { city, district, phone, lines } = order.context;
  if (city !== '杭州市' || district !== '西湖区' || !phone || !lines) throw new Error(`not mapped: ${JSON.stringify(order.context)}`);
  const { items } = (await server.api('GET', '/api/inbox?status=quarantined&limit=1')) as { items: readonly unknown[] };
  if (items.length > 0) throw new Error(`set aside: ${JSON.stringify(items[0])}`);
  const flows = (await server.api('GET', '/api/flows')) as { items: { id: string; activeOrders: number }[] };
  const active = flows.items.find(({ id }) => id === loadFlowId)?.activeOrders;
  if (active !== undefined && active < orders) throw new Error(`${active} of ${orders} orders are there`);
}

/** The mapping without bytes, signatures or a database. */
function mappingAlone(orders: number): { readonly ms: number; readonly microsEach: number } {
  const work = benchChannels.map(({ mapping, post, type }) => {
    const compiled = compileMapping(mapping);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const topic = Object.keys(mapping.events)[0] ?? '';
    const read = JSON.parse(post(1, 1).body);
    return { compiled: compiled.value, topic, message: type === 'douyin' ? read[0] : read };
  });
  const run = (count: number) => {
    for (let at = 0; at < count; at += 1) {
      const { compiled, message, topic } = work[at % work.length] ?? (work[0] as (typeof work)[number]);
      if (compiled.apply(message, topic).problems.length > 0) throw new Error(JSON.stringify(compiled.apply(message, topic).problems));
    }
  };
  run(orders);
  const began = performance.now();
  run(orders);
  const ms = performance.now() - began;
  return { ms: Math.round(ms), microsEach: Number(((ms * 1000) / orders).toFixed(1)) };
}
