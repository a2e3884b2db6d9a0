import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RepairAnswer, RepairRequest } from './repair-types.ts';
import { settled } from './testing/simulated-clock.ts';
import { differencesOf, type TestEngine, tenant, testEngine } from './testing/test-engine.ts';

const hour = 3_600_000;
let test: TestEngine;

beforeEach(() => {
  test = testEngine();
});

afterEach(async () => {
  expect(await differencesOf(test.engine)).toEqual([]);
  await test.close();
});

const orderOf = (id: string) => {
  const order = test.store.queries.order(tenant, id);
  if (!order) throw new Error(`no order ${id}`);
  return order;
};

const repair = (order: string, what: RepairRequest['repair'], seq = orderOf(order).snapshot.seq): Promise<RepairAnswer> =>
  test.engine.repair(tenant, { order, repair: what, reason: 'the courier called', actor: 'person:mei', seq });

const lastRow = (order: string) => test.store.queries.journal(tenant, order, { limit: 200 }).items.at(-1);
const deadEffects = () => test.store.queries.outbox(tenant, { limit: 10, status: 'dead' }).items;
const move = (states: string[]) => ({ type: 'move', states, actions: 'run', again: false }) as const;

it('journals a move as a repair, with its reason and who did it, and arms and cancels', async () => {
  const order = await test.create('A', { amount: 5 });

  expect(await repair(order, move(['packing', 'loading']))).toMatchObject({ type: 'repaired', outcome: 'applied' });

  expect(orderOf(order).states).toEqual(['packing', 'loading']);
  expect(orderOf(order).timers.map(({ id }) => id)).toEqual([expect.stringContaining('loading')]);
  expect(lastRow(order)).toMatchObject({
    actor: 'person:mei',
    input: { type: 'repair', reason: 'the courier called', repair: { type: 'move' } },
  });
});

it('refuses a repair that was planned before the order moved on', async () => {
  const order = await test.create('A', { amount: 5 });
  const { seq } = orderOf(order).snapshot;
  await test.send(order, 'pay', { amount: 5 });

  expect(await repair(order, move(['cancelled']), seq)).toEqual({ type: 'moved', seq: 2 });
  expect(orderOf(order).states).toEqual(['packing', 'booking']);
});

it('leaves no trace of what it refuses', async () => {
  const order = await test.create('A', { amount: 5 });

  expect(await repair(order, move(['packing']))).toMatchObject({ type: 'refused', problems: [{ code: 'repair.region-open' }] });
  expect(await repair(order, { type: 'edit', fields: { amount: 'x' }, settle: true })).toMatchObject({ problems: [{ code: 'data.type' }] });
  expect(await repair(order, { type: 'resume' })).toMatchObject({ type: 'refused', problems: [{ code: 'order.active' }] });
  expect(await repair(order, { type: 'retry', step: 1 })).toMatchObject({ problems: [{ code: 'repair.no-such-step' }] });
  expect(await repair(order, { type: 'skip-effect', effect: 'nothing', answer: null })).toMatchObject({
    problems: [{ code: 'repair.effect-gone' }],
  });
  expect(await repair(order, { type: 'skip-timer', arming: 99 })).toMatchObject({ problems: [{ code: 'repair.timer-gone' }] });
  expect(orderOf(order).snapshot.seq).toBe(1);
});

it('tells beforehand what a repair would do, and changes nothing', async () => {
  const order = await test.create('A', { amount: 5 });

  const trial = await test.engine.previewRepair(tenant, order, move(['packing', 'booking']));

  expect(trial).toMatchObject({
    type: 'tried',
    seq: 1,
    decision: { from: 'waiting', cancelled: [{}], effects: [{}] },
    calls: { before: [], after: [{ call: 'book' }] },
  });
  expect(orderOf(order).snapshot.seq).toBe(1);
});

describe('a failed timer', () => {
  const failed = async () => {
    test.engine.start();
    const order = await test.create('P', { amount: 0 });
    await test.clock.advance(2 * hour);
    const arming = orderOf(order).timers.find(({ status }) => status === 'failed')?.arming ?? 0;
    return { order, arming };
  };

  it('is fired again by hand once its cause is mended', async () => {
    const { order, arming } = await failed();
    expect(await repair(order, { type: 'retry-timer', arming })).toMatchObject({ type: 'refused', problems: [{ code: 'step.failed' }] });

    await repair(order, { type: 'edit', fields: { amount: 5 }, settle: true });
    expect(await repair(order, { type: 'retry-timer', arming })).toMatchObject({ type: 'repaired' });

    expect(orderOf(order)).toMatchObject({ states: ['cancelled'], timers: [] });
  });

  it('is given up by hand, and the order stays where it is', async () => {
    const { order, arming } = await failed();

    expect(await repair(order, { type: 'skip-timer', arming })).toMatchObject({ type: 'repaired' });

    expect(orderOf(order)).toMatchObject({ states: ['waiting'], timers: [] });
  });
});

describe('a failed step', () => {
  it('is tried again with the same input', async () => {
    const order = await test.create('P', { amount: 5 });
    await test.send(order, 'poison', { by: 0 });
    expect(lastRow(order)?.outcome).toBe('failed');

    expect(await repair(order, { type: 'retry', step: 2 })).toMatchObject({ type: 'refused', problems: [{ code: 'step.failed' }] });
    expect(orderOf(order).snapshot.seq).toBe(2);
  });
});

describe('an effect', () => {
  const dead = async () => {
    test.answer = () => new Response('no', { status: 400 });
    test.engine.start();
    const order = await test.create('A', { amount: 5 });
    await repair(order, move(['packing', 'booking']));
    return order;
  };

  it('is given up before it is sent, with the answer its call gets instead', async () => {
    const order = await test.create('A', { amount: 5 });
    await test.send(order, 'pay', { amount: 5 });
    const effect = orderOf(order).snapshot.calls[0]?.key ?? '';

    expect(await repair(order, { type: 'skip-effect', effect, answer: null })).toMatchObject({
      problems: [{ code: 'repair.answer-missing' }],
    });
    await repair(order, { type: 'skip-effect', effect, answer: { type: 'reply', ok: true, data: null } });

    expect(orderOf(order).states).toEqual(['packing', 'loading']);
    expect(test.store.queries.outboxItem(tenant, effect)?.status).toBe('skipped');
    test.engine.start();
    await settled();
    expect(test.sent).toEqual([]);
  });

  it('that is dead already is given up, though its call has heard the failure', async () => {
    const order = await dead();
    await test.clock.advance(hour);
    const [letter] = deadEffects();
    expect(letter).toBeDefined();

    expect(await repair(order, { type: 'skip-effect', effect: letter?.key ?? '', answer: null })).toMatchObject({ type: 'repaired' });
    expect(deadEffects()).toEqual([]);
  });
});
