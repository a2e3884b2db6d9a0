import { defineRegistry } from '@orderloom/shared/base';
import { effects } from '../../effects/index.ts';
import { createRouteEffect } from '../../routing/index.ts';
import { createStockEffect } from '../../stock/index.ts';
import { openStore, type Store } from '../../store/index.ts';
import { createEngine } from '../create-engine.ts';
import { createIds } from '../ids.ts';
import type { EngineDeps, LocalEngine, Submission, SubmitResult } from '../types.ts';
import { shopFlow } from './flows.ts';
import { SimulatedClock } from './simulated-clock.ts';

export const tenant = 'default';
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

export interface Outgoing {
  readonly url: string;
  readonly key: string | null;
  readonly body: unknown;
}

/** An engine over a real database, with the shop flow published, simulated time and a simulated outside. */
export interface TestEngine {
  readonly clock: SimulatedClock;
  readonly store: Store;
  readonly engine: LocalEngine;
  readonly sent: Outgoing[];
  /** What the outside answers; may be replaced. */
  answer: (request: Outgoing) => Response | Promise<Response>;
  send(order: string, type: string, payload?: Readonly<Record<string, string | number>>): Promise<SubmitResult>;
  create(externalId: string, data?: Readonly<Record<string, string | number>>): Promise<string>;
  close(): Promise<void>;
}

export function testEngine(options: Partial<EngineDeps> & { readonly path?: string; readonly clock?: SimulatedClock } = {}): TestEngine {
  const clock = options.clock ?? new SimulatedClock();
  const store = openStore({ path: options.path ?? ':memory:', decisionDays: 30, now: clock.now });
  if (store.flows.create(tenant, shopFlow()).type === 'saved') store.flows.publish(tenant, 'shop', { revision: 1, note: '', by: 'test' });
  const sent: Outgoing[] = [];
  const fetch = async (url: unknown, init?: RequestInit): Promise<Response> => {
    const outgoing = { url: String(url), key: new Headers(init?.headers).get('Idempotency-Key'), body: init?.body };
    sent.push(outgoing);
    return self.answer(outgoing);
  };
  const ids = createIds(clock, (size) => Uint8Array.from({ length: size }, pseudoRandom));
  const engine = createEngine({
    store,
    clock,
    ids,
    log: quiet,
    effects: defineRegistry([...effects.all, createStockEffect(store.stock), createRouteEffect(store.routing)]),
    fetch,
    random: () => 0.5,
    maxQueue: 10_000,
    onChange() {},
    ...options,
  });
  const submit = (commands: Submission['commands']) => engine.submit({ tenant, source: 'api', actor: 'person:test', commands });
  const self: TestEngine = {
    clock,
    store,
    engine,
    sent,
    answer: () => Response.json({ ok: true }),
    send: (order, type, payload = {}) => submit([{ type: 'order', order, input: { type: 'event', event: { type, ...payload } } }]),
    async create(externalId, data = {}) {
      const { results } = await submit([{ type: 'create', flow: 'shop', channel: 'web', externalId, data }]);
      const [result] = results;
      if (!result?.order) throw new Error(JSON.stringify(result));
      return result.order;
    },
    async close() {
      await engine.stop();
      store.close();
    },
  };
  return self;
}

/** Everything `verify` has to say. */
export async function differencesOf(engine: LocalEngine): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const difference of engine.verify()) found.push(difference);
  return found;
}

let randomState = 1;

/** Never the same again within a run, so that a restarted engine makes ids of its own. */
function pseudoRandom(): number {
  randomState = (randomState * 1103515245 + 12345) % 2147483648;
  return randomState >> 16;
}
