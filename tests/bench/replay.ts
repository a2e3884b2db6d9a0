// A draft tried on ten thousand recorded orders while deliveries go on.
import type { FlowDocument } from '@orderloom/shared/document';
import { hookPath, type RunningServer } from '../support/running-server.ts';
import { measure } from './measure.ts';
import { withServer, withStoredOrders } from './prepared-data.ts';

const day = 86_400_000;
const messages = 8;
const limitSeconds = 30;
const concurrency = 4;
const pollMs = 100;

export interface ReplayOptions {
  readonly port: number;
  readonly orders: number;
  print(line: object): void;
}

interface Trial {
  readonly id: string;
  readonly status: string;
  readonly examined: number;
  readonly same: number;
  readonly concerned: number;
  readonly tookMs: number;
}

/** Prints how long a question takes, for a draft that changes nothing and for one that changes a time limit and a way, and what deliveries feel of it. */
export async function benchReplay({ port, orders, print }: ReplayOptions): Promise<void> {
  const delays = { unpaid: day, late: day, settle: 300 };
  const fills = [() => ({ count: orders - 1, from: -day, step: Math.floor(day / orders) })];
  await withStoredOrders({ port, delays, originals: [messages], settleMs: 1_500, fills }, (data) =>
    withServer(data, port, async (server) => {
      const url = server.url + hookPath;
      await measure({ url, concurrency, seconds: 3, prefix: 'warm-' });
      const { id, draft } = await onlyFlow(server);
      const unchanged = await ask(server, id, draft);
      const seconds = Math.max(2, Math.ceil(unchanged.tookMs / 1000));
      const calm = await measure({ url, concurrency, seconds, prefix: 'calm-', pid: server.pid });
      const [busy, changed] = await Promise.all([
        measure({ url, concurrency, seconds, prefix: 'busy-', pid: server.pid }),
        ask(server, id, changedFlow(draft)),
      ]);
      const tookSeconds = Number((unchanged.tookMs / 1000).toFixed(2));
      print({
        bench: 'replay: recorded orders through a draft',
        orders: unchanged.examined,
        eventsAnOrder: messages,
        seconds: tookSeconds,
        limitSeconds,
        ordersPerSecond: Math.round((unchanged.examined / unchanged.tookMs) * 1000),
        sameOfUnchanged: unchanged.same,
        changedSeconds: Number((changed.tookMs / 1000).toFixed(2)),
        concernedOfChanged: changed.concerned,
        deliveryP50Calm: calm.p50,
        deliveryP99Calm: calm.p99,
        deliveryP50: busy.p50,
        deliveryP99: busy.p99,
      });
      if (tookSeconds > limitSeconds) process.exitCode = 1;
    }),
  );
}

async function onlyFlow(server: RunningServer): Promise<{ readonly id: string; readonly draft: FlowDocument }> {
  const { items } = (await server.api('GET', '/api/flows')) as { items: { id: string }[] };
  return (await server.api('GET', `/api/flows/${items[0]?.id}`)) as { id: string; draft: FlowDocument };
}

async function ask(server: RunningServer, flow: string, document: FlowDocument): Promise<Trial> {
  let trial = (await server.api('POST', `/api/flows/${flow}/back-tests`, { document })) as Trial;
  while (trial.status === 'waiting' || trial.status === 'running') {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    trial = (await server.api('GET', `/api/back-tests/${trial.id}`)) as Trial;
  }
  if (trial.status !== 'done') throw new Error(`the trial ended as ${trial.status}`);
  return trial;
}

/** Time limits twice as long, and the last transition by an event taken out. */
function changedFlow(draft: FlowDocument): FlowDocument {
  const rows = Object.values(draft.transitions);
  const gone = rows.findLast(({ trigger }) => trigger.type === 'event')?.id;
  const kept = rows
    .filter(({ id }) => id !== gone)
    .map((row) => {
      if (row.trigger.type !== 'after' || row.trigger.delay.type !== 'fixed') return row;
      return { ...row, trigger: { ...row.trigger, delay: { ...row.trigger.delay, ms: row.trigger.delay.ms * 2 } } };
    });
  return { ...draft, transitions: Object.fromEntries(kept.map((row) => [row.id, row])) };
}
