import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRuntime, ensureAdminToken, type Runtime } from '@orderloom/runtime/testing';
import type { Json } from '@orderloom/shared/base';
import { drawFlow, setField } from '@orderloom/shared/testing';

export const administrator = 'administrator-of-the-platforms';
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
/** Waiting goes so many times as fast; instants are those of the wall. */
const faster = 200;

const keep = ['amount', 'channelStatus'].map((field) => setField(field, `event.${field}`));
const payload = { amount: 'money', channelStatus: 'text', refundId: 'text' } as const;

/** An order's way with every event that the platforms of the tests tell. */
const flow = drawFlow({
  id: 'shop',
  fields: { orderNo: 'text', amount: 'money', channelStatus: 'text', refundId: 'text', lines: 'json' },
  events: Object.fromEntries(
    [
      'order.paid',
      'order.ready',
      'order.updated',
      'order.address_changed',
      'order.shipped',
      'order.completed',
      'order.cancelled',
      'refund.requested',
      'refund.succeeded',
      'refund.closed',
    ].map((name) => [name, { payload, unacceptable: { policy: 'ignore' } as const }]),
  ),
  states: {
    unpaid: { on: { 'order.paid': { to: 'paid', do: keep }, 'order.cancelled': 'cancelled' } },
    paid: {
      on: {
        'order.updated': { do: keep },
        'order.address_changed': { do: keep },
        'refund.requested': { do: [setField('refundId', 'event.refundId')] },
        'order.shipped': 'shipped',
        'order.cancelled': 'cancelled',
      },
    },
    shipped: { on: { 'order.completed': 'completed' } },
    completed: { final: true },
    cancelled: { final: true },
  },
});

export interface ConnectedRuntime {
  readonly runtime: Runtime;
  api(method: string, path: string, body?: unknown): Promise<Json>;
  /** Innermost states and data of an order; undefined: there is none. */
  order(
    externalId: string,
  ): Promise<
    { readonly states: readonly string[]; readonly data: Readonly<Record<string, Json>>; readonly events: readonly string[] } | undefined
  >;
  /** Stops, and starts again on the same folder. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

interface Channel {
  readonly type: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string>>;
}

export async function connectedRuntime(channel: Channel): Promise<ConnectedRuntime> {
  const folder = mkdtempSync(join(tmpdir(), 'orderloom-platform-'));
  let runtime = openRuntime(folder);

  async function api(method: string, path: string, body?: unknown): Promise<Json> {
    const headers = { authorization: `Bearer ${administrator}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await runtime.app.request(`/api${path}`, init);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  await api('POST', '/flows', { document: flow });
  await api('POST', '/flows/shop/publish', { revision: 1 });
  await api('POST', '/channels', { id: 'shop', name: 'shop', flow: 'shop', ...channel });
  return {
    get runtime() {
      return runtime;
    },
    api,
    async order(externalId) {
      const found = runtime.store.queries.orderByExternalId('default', 'shop', externalId);
      const detail = found && (await runtime.store.engine.loadOrder('default', found.id));
      if (!found || !detail) return undefined;
      const journal = runtime.store.engine.journalOf('default', found.id);
      const events = journal.flatMap(({ input, outcome }) => (input.type === 'event' && outcome === 'applied' ? [input.event.type] : []));
      return { states: detail.states, data: detail.snapshot.context, events };
    },
    async restart() {
      await runtime.stop();
      runtime = openRuntime(folder);
    },
    async end() {
      await runtime.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A runtime on a folder, for which waiting goes faster. */
export function openRuntime(folder: string): Runtime {
  const clock = {
    now: Date.now,
    after(ms: number, run: () => void) {
      const timer = setTimeout(run, ms / faster);
      return () => clearTimeout(timer);
    },
  };
  const runtime = createRuntime({ data: folder, log: quiet, version: '0.0.0', clock, allowHosts: ['127.0.0.1'] });
  ensureAdminToken(runtime.store.access, administrator, Date.now());
  runtime.start();
  return runtime;
}

/** Until it holds; a test that waits too long fails by its time limit. */
export async function until<T>(look: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
