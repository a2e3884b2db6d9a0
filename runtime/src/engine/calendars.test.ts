import { ordinaryCalendar } from '@orderloom/shared/calendar';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { flowOf } from './testing/flows.ts';
import { SimulatedClock } from './testing/simulated-clock.ts';
import { differencesOf, type TestEngine, tenant, testEngine } from './testing/test-engine.ts';

const hour = 3_600_000;
const anyone = { label: {}, senders: ['person'] };
const on = (event: string) => ({ type: 'event', event });
let test: TestEngine;

const review = flowOf('review', {
  events: { ask: anyone, answer: anyone },
  states: [
    { id: 'service', kind: 'compound', parent: 'root', initial: 'reviewing' },
    { id: 'reviewing', kind: 'atomic', parent: 'service' },
    { id: 'asking', kind: 'atomic', parent: 'service', pauses: true },
    { id: 'late', kind: 'atomic', parent: 'root' },
  ],
  transitions: [
    { id: 't1', source: 'reviewing', targets: ['asking'], trigger: on('ask') },
    { id: 't2', source: 'asking', targets: ['reviewing'], trigger: on('answer') },
    {
      id: 't3',
      source: 'service',
      targets: ['late'],
      trigger: { type: 'after', delay: { type: 'fixed', ms: 2 * hour, working: 'hours' } },
    },
  ],
});

beforeEach(() => {
  // A Friday, ten in the morning in Shanghai.
  test = testEngine({ clock: new SimulatedClock(Date.parse('2026-11-20T02:00:00Z')) });
  test.store.flows.create(tenant, review);
  test.store.flows.publish(tenant, 'review', { revision: 1, note: '', by: 'test' });
});

afterEach(async () => {
  expect(await differencesOf(test.engine)).toEqual([]);
  await test.close();
});

async function begin(externalId: string): Promise<string> {
  const { results } = await test.engine.submit({
    tenant,
    source: 'api',
    actor: 'person:test',
    commands: [{ type: 'create', flow: 'review', channel: 'web', externalId, data: {} }],
  });
  return results[0]?.order ?? '';
}

const dueOf = (order: string) => test.store.queries.order(tenant, order)?.timers.map(({ due }) => new Date(due).toISOString());

it('[E4] counts by the calendar in force, and computes old orders again by the one of then', async () => {
  await test.clock.advance(7 * hour);
  const before = await begin('A');
  expect(dueOf(before)).toEqual(['2026-11-23T02:00:00.000Z']);

  const weekends = { ...ordinaryCalendar('Asia/Shanghai'), week: Array.from({ length: 7 }, () => [{ from: '09:00', to: '18:00' }]) };
  test.store.calendars.save(tenant, weekends, 'person:test');
  expect(dueOf(await begin('B'))).toEqual(['2026-11-23T02:00:00.000Z']);
  await test.clock.advance(10_000);
  expect(dueOf(await begin('C'))).toEqual(['2026-11-21T02:00:10.000Z']);
  expect(dueOf(before)).toEqual(['2026-11-23T02:00:00.000Z']);
});

it('[E6] holds a time limit still while its order waits for an answer, and goes on with what is left', async () => {
  const order = await begin('A');
  await test.clock.advance(hour);
  await test.send(order, 'ask');
  expect(dueOf(order)).toEqual([]);
  await test.clock.advance(100 * hour);
  expect(test.store.queries.order(tenant, order)?.states).toEqual(['asking']);
  await test.send(order, 'answer');
  expect(dueOf(order)).toEqual(['2026-11-24T08:00:00.000Z']);
  test.engine.start();
  await test.clock.advance(2 * hour);
  expect(test.store.queries.order(tenant, order)?.states).toEqual(['late']);
});
