import { noMapping } from '@orderloom/shared/migrate';
import { afterEach, describe, expect, it } from 'vitest';
import { shopFlow } from './testing/flows.ts';
import { settled } from './testing/simulated-clock.ts';
import { differencesOf, type TestEngine, tenant, testEngine } from './testing/test-engine.ts';

const hour = 3_600_000;
const open: TestEngine[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

type Edit = (flow: ReturnType<typeof shopFlow>) => ReturnType<typeof shopFlow>;

function publish({ store }: TestEngine, edit: Edit): number {
  const flow = store.flows.get(tenant, 'shop');
  if (!flow) throw new Error('no flow');
  store.flows.saveDraft(tenant, 'shop', flow.revision, edit(shopFlow()));
  const saved = store.flows.publish(tenant, 'shop', { revision: flow.revision + 1, note: '', by: 'test' });
  if (saved.type !== 'saved') throw new Error(saved.type);
  return saved.flow.version ?? 0;
}

/** The wait for payment is 2 hours instead of one. */
function longerWait(resume?: 'keep' | 'rebase' | 'rearm'): Edit {
  return (flow) => {
    const limit = flow.transitions.t2;
    if (!limit) return flow;
    const trigger = { type: 'after', delay: { type: 'fixed', ms: 2 * hour }, ...(resume ? { resume } : {}) } as const;
    return { ...flow, transitions: { ...flow.transitions, t2: { ...limit, trigger } } };
  };
}

const withoutCall: Edit = (flow) => {
  const { t6, t7, ...transitions } = flow.transitions;
  const { booking } = flow.states;
  return booking ? { ...flow, transitions, states: { ...flow.states, booking: { ...booking, calls: [] } } } : flow;
};

async function migrate(
  test: TestEngine,
  options: { readonly to?: number; readonly mapping?: object; readonly accept?: readonly [] } | object = {},
) {
  const given = { mapping: {}, accept: [], to: 2, ...options } as { mapping: object; accept: []; to: number };
  const started = await test.engine.migrate(tenant, {
    type: 'start',
    flow: 'shop',
    sources: [1],
    target: given.to,
    mapping: { ...noMapping, ...given.mapping },
    accept: given.accept,
    by: 'person:test',
  });
  if (started.type !== 'done') throw new Error(started.type);
  await ended(test, started.id);
  return started.id;
}

async function ended(test: TestEngine, id: string): Promise<void> {
  for (let turn = 0; turn < 5_000; turn += 1) {
    const status = test.store.migrations.get(tenant, id)?.status;
    if (status !== 'running' && status !== 'reverting') return;
    await settled();
  }
}

function started(options: Parameters<typeof testEngine>[0] = {}): TestEngine {
  const test = testEngine(options);
  test.engine.start();
  open.push(test);
  return test;
}

const dues = ({ store }: TestEngine, order: string) => store.engine.timersOf(tenant, order).map(({ due }) => due);

describe('moving orders in flight', () => {
  it('keeps a time limit, counts it from when the state was entered, or begins it anew, as the drawing says', async () => {
    for (const [rule, due] of [
      [undefined, hour],
      ['rebase', 2 * hour],
      ['rearm', 2.5 * hour],
    ] as const) {
      const test = started();
      const begin = test.clock.now();
      const order = await test.create('a');
      publish(test, longerWait(rule));
      await test.clock.advance(hour / 2);

      await migrate(test);

      expect([rule, dues(test, order)]).toEqual([rule, [begin + due]]);
      expect(test.store.engine.loadOrder(tenant, order)?.version).toBe(2);
      expect(await differencesOf(test.engine)).toEqual([]);
    }
  });

  it('fires a timer that falls due around the move once, on the version the order then has', async () => {
    const test = started();
    const order = await test.create('a');
    publish(test, longerWait());
    await test.clock.advance(hour - 1);
    await migrate(test);
    await test.clock.advance(2);

    expect(test.store.engine.loadOrder(tenant, order)?.snapshot.value).toBe('cancelled');
    expect(test.store.engine.journalOf(tenant, order).map(({ input }) => input.type)).toEqual(['start', 'migrate', 'timer']);
    expect(await differencesOf(test.engine)).toEqual([]);
  });

  it('keeps a call that waits for its reply, and takes the reply on the new version', async () => {
    const test = started();
    let answer = (_response: Response) => {};
    test.answer = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const order = await test.create('a');
    await test.send(order, 'pay', { amount: 1 });
    await settled();
    publish(test, (flow) => ({ ...flow, name: { en: 'other' } }));
    await migrate(test);
    answer(Response.json({}));
    await settled();

    expect(test.store.engine.loadOrder(tenant, order)).toMatchObject({
      version: 2,
      snapshot: { value: { fulfilment: { freight: 'loading' } } },
    });
    expect(await differencesOf(test.engine)).toEqual([]);
  });

  it('leaves an order out whose call the new version lacks, until hanging up is decided and accepted; takes the move back before the reply', async () => {
    const test = started();
    test.answer = () => new Response(null, { status: 503 });
    const order = await test.create('a');
    await test.send(order, 'pay', { amount: 1 });
    publish(test, withoutCall);

    const first = await migrate(test);
    expect(test.store.migrations.get(tenant, first)).toMatchObject({ moved: 0, leftOut: 1 });
    expect(test.store.migrations.reasons(tenant, first)).toEqual([
      { outcome: 'left-out', code: 'call-lost', subject: 'booking.book', orders: 1 },
    ]);

    const before = test.store.engine.loadOrder(tenant, order)?.snapshot;
    const id = await migrate(test, { mapping: { lostCalls: { 'booking.book': 'hang-up' } }, accept: ['call-hung-up'] });
    expect(test.store.engine.loadOrder(tenant, order)).toMatchObject({ version: 2, snapshot: { calls: [] } });

    await test.engine.migrate(tenant, { type: 'revert', id });
    await ended(test, id);
    const back = test.store.engine.loadOrder(tenant, order);
    expect(back).toMatchObject({ version: 1 });
    expect({ ...back?.snapshot, seq: 0 }).toEqual({ ...before, seq: 0 });
    expect(await differencesOf(test.engine)).toEqual([]);
  });

  it('does not put back an order whose call was answered after it was hung up, nor one that moved on', async () => {
    const test = started();
    test.answer = () => new Response(null, { status: 503 });
    const called = await test.create('a');
    await test.send(called, 'pay', { amount: 1 });
    const moving = await test.create('b');
    publish(test, withoutCall);
    const id = await migrate(test, { mapping: { lostCalls: { 'booking.book': 'hang-up' } }, accept: ['call-hung-up'] });
    const key = test.store.migrations.noted(tenant, id, called)?.before?.calls[0]?.key ?? '';
    const reply = { type: 'reply', call: key, ok: true, data: null } as const;
    await test.engine.submit({ tenant, source: 'api', actor: 'person:test', commands: [{ type: 'order', order: called, input: reply }] });
    await test.send(moving, 'pay', { amount: 1 });

    await test.engine.migrate(tenant, { type: 'revert', id });
    await ended(test, id);

    expect(test.store.migrations.noted(tenant, id, called)).toMatchObject({ outcome: 'stayed', reasons: [{ code: 'call-answered' }] });
    expect(test.store.migrations.noted(tenant, id, moving)).toMatchObject({ outcome: 'stayed', reasons: [{ code: 'moved-on' }] });
    expect(test.store.migrations.get(tenant, id)).toMatchObject({ status: 'reverted', moved: 2, reverted: 0, stayed: 2 });
  });

  it('goes into a parallel state only with every region decided, arming and calling what the new regions ask for', async () => {
    const test = started();
    test.answer = () => new Response(null, { status: 503 });
    const order = await test.create('a');
    publish(test, (flow) => {
      const { waiting: _waiting, ...states } = flow.states;
      const { t1, t2, t12, ...transitions } = flow.transitions;
      const root = flow.states.root;
      return root ? { ...flow, states: { ...states, root: { ...root, initial: 'fulfilment' } }, transitions } : flow;
    });

    const mapping = { states: { waiting: 'packing' } };
    const first = await migrate(test, { mapping, accept: ['timer-lost'] });
    expect(test.store.migrations.reasons(tenant, first)).toMatchObject([
      { code: 'region-open', subject: 'freight' },
      { code: 'timer-lost', subject: 't2' },
    ]);

    await migrate(test, { mapping: { ...mapping, regions: { freight: 'booking' } }, accept: ['timer-lost'] });
    await settled();
    const after = test.store.engine.loadOrder(tenant, order)?.snapshot;
    expect(after).toMatchObject({
      value: { fulfilment: { flash: 'packing', freight: 'booking' } },
      calls: [{ state: 'booking', call: 'book' }],
      timers: [],
    });
    expect(test.sent.map(({ url }) => url)).toEqual(['https://carrier.test/book']);
    expect(await differencesOf(test.engine)).toEqual([]);
  });

  it('moves a stopped order with its timers set aside, and passes over those that have ended', async () => {
    const test = started();
    const done = await test.create('a');
    await test.clock.advance(hour);
    const active = await test.create('b');
    publish(test, longerWait());
    const id = await migrate(test);

    expect(test.store.migrations.get(tenant, id)).toMatchObject({ total: 1, moved: 1, leftOut: 0 });
    expect([done, active].map((order) => test.store.engine.loadOrder(tenant, order)?.version)).toEqual([1, 2]);
    expect(test.store.flows.versions(tenant, 'shop').map(({ version, activeOrders }) => [version, activeOrders])).toEqual([
      [2, 1],
      [1, 0],
    ]);
  });

  it('stops where it is, and goes on from there', async () => {
    const test = started();
    for (let index = 0; index < 100; index += 1) await test.create(`o${index}`);
    publish(test, longerWait('rebase'));
    const { engine, store } = test;
    const begun = await engine.migrate(tenant, {
      type: 'start',
      flow: 'shop',
      sources: [1],
      target: 2,
      mapping: noMapping,
      accept: [],
      by: 'person:test',
    });
    if (begun.type !== 'done') throw new Error(begun.type);
    expect(await engine.migrate(tenant, { type: 'stop', id: begun.id })).toEqual(begun);
    await settled();
    const partly = store.migrations.get(tenant, begun.id);
    expect(partly?.status).toBe('stopped');
    expect(partly?.moved).toBeLessThan(100);

    expect(await engine.migrate(tenant, { type: 'continue', id: begun.id })).toEqual(begun);
    await ended(test, begun.id);
    expect(store.migrations.get(tenant, begun.id)).toMatchObject({ status: 'done', total: 100, moved: 100, leftOut: 0 });
    expect(await differencesOf(engine)).toEqual([]);
  });
});
