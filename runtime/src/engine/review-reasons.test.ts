import { reviewReasons } from '@orderloom/shared/order';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { flowOf } from './testing/flows.ts';
import { differencesOf, type TestEngine, tenant, testEngine } from './testing/test-engine.ts';

const on = (event: string) => ({ type: 'event', event });
const text = { label: {}, type: { type: 'text' } };
const texts = { label: {}, type: { type: 'list', of: { type: 'text' } }, default: [] };
const review = { id: 'review', type: 'review-order', params: { ignore: ['address-incomplete'], cleared: 'cleared' } };

/** Reviews at the start and after each change; ends when nothing is left. */
const flow = flowOf('reviewed', {
  context: { risk: text, remark: text, cleared: texts, reviewReasons: texts },
  events: {
    clear: { label: {}, senders: ['person'], payload: { reason: text } },
    end: { label: {}, senders: ['person'] },
  },
  states: [
    { id: 'waiting', kind: 'atomic', parent: 'root', entry: [review] },
    { id: 'ended', kind: 'final', parent: 'root' },
  ],
  transitions: [
    {
      id: 't1',
      source: 'waiting',
      trigger: on('clear'),
      actions: [{ id: 'c', type: 'set-field', params: { field: 'cleared', value: 'cleared + [event.reason]' } }, review],
    },
    { id: 't2', source: 'waiting', targets: ['ended'], trigger: on('end') },
  ],
});

let test: TestEngine;
beforeEach(() => {
  test = testEngine();
  test.store.flows.create(tenant, flow);
  test.store.flows.publish(tenant, 'reviewed', { revision: 1, note: '', by: 'test' });
});
afterEach(() => test.close());

async function create(externalId: string, data: Readonly<Record<string, string>>): Promise<string> {
  const command = { type: 'create', flow: 'reviewed', channel: 'web', externalId, data } as const;
  const { results } = await test.engine.submit({ tenant, source: 'api', actor: 'person:test', commands: [command] });
  return String(results[0]?.order);
}

/** Order numbers found by a reason, and what is counted. */
function waitingFor(reason: string, more: object = {}) {
  const { orders, reasonCounts } = test.store.queries;
  const found = orders(tenant, { reason, limit: 10, ...more }).items.map((order) => order.externalId);
  return [found, reasonCounts(tenant).find((one) => one.reason === reason)?.orders ?? 0];
}

it('finds orders by every reason they wait for, until the last is cleared', async () => {
  const first = await create('A-1', { risk: 'review', remark: '加急' });
  await create('A-2', { remark: 'call first' });
  await create('A-3', {});
  expect(waitingFor('note')).toEqual([['A-2', 'A-1'], 2]);
  expect(waitingFor('risk')).toEqual([['A-1'], 1]);
  expect(test.store.queries.orders(tenant, { limit: 10 }).items.map((order) => order.reasons)).toEqual([[], ['note'], ['risk', 'note']]);

  await test.send(first, 'clear', { reason: 'note' });
  expect(waitingFor('note')).toEqual([['A-2'], 1]);
  expect(waitingFor('risk')).toEqual([['A-1'], 1]);
  await test.send(first, 'clear', { reason: 'risk' });
  expect(waitingFor('risk')).toEqual([[], 0]);
});

it('narrows by state, status and text as well, and pages', async () => {
  const first = await create('A-1', { remark: 'x' });
  await create('B-2', { remark: 'x' });
  expect(waitingFor('note', { state: 'waiting' })[0]).toEqual(['B-2', 'A-1']);
  expect(waitingFor('note', { text: 'a-1' })[0]).toEqual(['A-1']);
  const page = test.store.queries.orders(tenant, { reason: 'note', limit: 1 });
  expect(waitingFor('note', { limit: 1, cursor: page.next ?? '' })[0]).toEqual(['A-1']);
  await test.send(first, 'end');
  expect(waitingFor('note', { state: 'waiting' })).toEqual([['B-2'], 1]);
  expect(waitingFor('note', { status: 'done' })[0]).toEqual(['A-1']);
});

it('is computed the same again, and is nobody else’s', async () => {
  await create('A-1', { remark: 'x' });
  expect(await differencesOf(test.engine)).toEqual([]);
  expect([...test.store.soundness(undefined, () => {})]).toEqual([]);
  expect(test.store.queries.orders('another', { reason: 'note', limit: 10 }).items).toEqual([]);
  expect(test.store.queries.reasonCounts('another')).toEqual([]);
  expect(reviewReasons.get('note')).toBeDefined();
});
