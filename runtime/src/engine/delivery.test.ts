import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { sendingFlow } from './testing/sending-flow.ts';
import { settled } from './testing/simulated-clock.ts';
import { type TestEngine, tenant, testEngine } from './testing/test-engine.ts';

const minute = 60_000;
const wms = 'wms.test';
let test: TestEngine;
const rows = (status?: 'pending' | 'dead' | 'delivered') => test.store.queries.outbox(tenant, { limit: 200, status }).items;

function begin(options: Parameters<typeof testEngine>[0] = {}): void {
  test = testEngine(options);
  test.store.flows.create(tenant, sendingFlow());
  test.store.flows.publish(tenant, 'sending', { revision: 1, note: '', by: 'test' });
  test.engine.start();
}

async function order(number: string): Promise<string> {
  const command = { type: 'create', flow: 'sending', channel: 'web', externalId: number, data: {} } as const;
  const { results } = await test.engine.submit({ tenant, source: 'api', actor: 'person:test', commands: [command] });
  return results[0]?.order ?? '';
}

const numberIn = (body: unknown) => (JSON.parse(String(body)) as { n: number }).n;

afterEach(() => test.close());

describe('effects of one order that are to go in order', () => {
  it('never overtake each other, whatever fails, and a dead letter holds nobody up', async () => {
    const fates = fc.array(fc.constantFrom('ok', 'once', 'dead'), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fates, async (plan) => {
        begin({ delivery: { maxAttempts: 3 } });
        const tries = new Map<number, number>();
        const arrived: number[] = [];
        let underWay = 0;
        test.answer = async ({ body }) => {
          const n = numberIn(body);
          underWay += 1;
          expect(underWay).toBe(1);
          await new Promise((resolve) => setImmediate(resolve));
          underWay -= 1;
          tries.set(n, (tries.get(n) ?? 0) + 1);
          if (plan[n] === 'dead') return new Response('', { status: 400 });
          if (plan[n] === 'once' && tries.get(n) === 1) return new Response('', { status: 500 });
          arrived.push(n);
          return new Response('');
        };
        const id = await order('A-1');
        for (const n of plan.keys()) await test.send(id, 'tell', { n });
        await test.clock.advance(60 * minute);

        expect(arrived).toEqual([...plan.keys()].filter((n) => plan[n] !== 'dead'));
        expect(rows('dead')).toHaveLength(plan.filter((fate) => fate === 'dead').length);
        expect(rows('pending')).toEqual([]);
        await test.close();
      }),
      { numRuns: 25 },
    );
    begin();
  });

  it('wait for no other order, and others of the same order wait for none of them', async () => {
    begin();
    const held: (() => void)[] = [];
    test.answer = () => new Promise((resolve) => held.push(() => resolve(new Response(''))));
    const [one, two] = [await order('A-1'), await order('A-2')];
    await test.send(one, 'tell', { n: 1 });
    await test.send(one, 'tell', { n: 2 });
    await test.send(one, 'shout', { n: 3 });
    await test.send(two, 'tell', { n: 4 });
    await settled();

    expect(test.sent.map(({ body }) => numberIn(body)).sort()).toEqual([1, 3, 4]);
    for (const release of held.splice(0)) release();
    await settled();
    expect(test.sent.map(({ body }) => numberIn(body))).toContain(2);
    for (const release of held) release();
    await settled();
  });

  it('take their turn by age again when a dead one is driven again', async () => {
    begin();
    test.answer = ({ body }) => new Response('', { status: numberIn(body) === 1 ? 400 : 200 });
    const id = await order('A-1');
    await test.send(id, 'tell', { n: 1 });
    await settled();
    test.answer = () => new Response('', { status: 503 });
    await test.send(id, 'tell', { n: 2 });
    await test.send(id, 'tell', { n: 3 });
    await settled();
    const [dead] = rows('dead');
    await test.engine.redrive(tenant, dead?.key ?? '');
    test.sent.length = 0;
    test.answer = () => new Response('');
    await test.clock.advance(minute);

    expect(test.sent.map(({ body }) => numberIn(body))).toEqual([2, 1, 3]);
  });
});

describe('a destination', () => {
  it('is left alone while it is paused, and goes on when it is resumed', async () => {
    begin();
    const id = await order('A-1');
    await test.send(id, 'shout', { n: 1 });
    await settled();
    expect(await test.engine.changeDestination(tenant, wms, { type: 'pause', reason: 'their stocktaking' }, 'person:li')).toBe(true);
    expect(await test.engine.changeDestination(tenant, 'nowhere', { type: 'pause', reason: '' }, 'person:li')).toBe(false);
    await test.send(id, 'shout', { n: 2 });
    await test.clock.advance(60 * minute);
    expect(test.sent).toHaveLength(1);
    expect(test.store.destinations.get(tenant, wms)?.pause).toMatchObject({ by: 'person:li', reason: 'their stocktaking' });

    await test.engine.changeDestination(tenant, wms, { type: 'resume' }, 'person:li');
    await settled();
    expect(test.sent).toHaveLength(2);
  });

  it('that fails is tried with one attempt at a time, and everything flows once it answers', async () => {
    begin();
    test.answer = () => new Response('', { status: 503 });
    const id = await order('A-1');
    for (let n = 0; n < 40; n += 1) await test.send(id, 'shout', { n });
    await test.clock.advance(10_000);
    expect((await test.engine.destinations(tenant))[0]).toMatchObject({ id: wms, breaker: { state: 'open' } });
    const tried = test.sent.length;
    expect(tried).toBeLessThan(12);
    await test.clock.advance(25_000);
    expect(test.sent.length).toBeLessThanOrEqual(tried + 1);

    test.answer = () => new Response('');
    await test.clock.advance(60 * minute);
    expect(rows('pending')).toEqual([]);
    expect(rows('dead')).toEqual([]);
    expect((await test.engine.destinations(tenant))[0]).toMatchObject({ breaker: { state: 'closed', failures: 0 }, underWay: 0 });
  });

  it('is sent no more in a minute than its own settings say', async () => {
    begin();
    const id = await order('A-1');
    await test.send(id, 'shout', { n: 0 });
    await settled();
    await test.engine.changeDestination(tenant, wms, { type: 'settings', settings: { perMinute: 6 } }, 'person:li');
    for (let n = 1; n < 30; n += 1) await test.send(id, 'shout', { n });
    test.sent.length = 0;
    await test.clock.advance(minute - 1);
    expect(test.sent.length).toBeLessThanOrEqual(6);
    await test.clock.advance(10 * minute);
    expect(rows('pending')).toEqual([]);
  });
});

describe('dead letters', () => {
  it('are sent again in bulk, by destination, cause and time', async () => {
    begin();
    test.answer = () => new Response('', { status: 404 });
    const id = await order('A-1');
    for (let n = 0; n < 450; n += 1) await test.send(id, 'shout', { n });
    await settled();
    while (rows('pending').length > 0) await settled();
    const died = test.clock.now();
    const count = () => test.store.destinations.counts(tenant, wms, 1000).dead;
    expect(count()).toBe(450);
    expect(test.store.destinations.deadCauses(tenant, wms)).toEqual([{ cause: 'refused', count: 450 }]);

    expect(await test.engine.redriveDead(tenant, { destination: 'other' })).toEqual({ redriven: 0, more: false });
    expect(await test.engine.redriveDead(tenant, { cause: 'busy' })).toEqual({ redriven: 0, more: false });
    expect(await test.engine.redriveDead(tenant, { from: died + 1 })).toEqual({ redriven: 0, more: false });
    expect(await test.engine.redriveDead('other', {})).toEqual({ redriven: 0, more: false });
    test.answer = () => new Response('');
    expect(await test.engine.redriveDead(tenant, { destination: wms, cause: 'refused', from: died, to: died })).toEqual({
      redriven: 450,
      more: false,
    });
    while (rows('pending').length > 0) await settled();
    expect(count()).toBe(0);
  });
});

it('reads of a long backlog no more than it can send', async () => {
  begin();
  const id = await order('A-1');
  await test.send(id, 'shout', { n: 0 });
  await settled();
  await test.engine.changeDestination(tenant, wms, { type: 'pause', reason: '' }, 'person:li');
  for (let n = 1; n < 300; n += 1) await test.send(id, 'shout', { n });
  let read = 0;
  const { pendingEffects } = test.store.engine;
  Object.assign(test.store.engine, {
    pendingEffects: (...given: Parameters<typeof pendingEffects>) => {
      const found = pendingEffects(...given);
      read += found.length;
      return found;
    },
  });
  await test.engine.changeDestination(tenant, wms, { type: 'resume' }, 'person:li');
  while (rows('pending').length > 0) await settled();

  expect(test.sent).toHaveLength(300);
  expect(read).toBe(299);
});

it('keeps a secret out of everything that is stored', async () => {
  begin();
  const secret = 'a-very-secret-token';
  test.store.secrets.set(tenant, 'wms', secret, 'person:li');
  const flow = sendingFlow('guarded');
  const [action] = flow.transitions.t2?.actions ?? [];
  if (action) Object.assign(action.params, { url: 'https://wms.test/?k=secret://wms', headers: { Authorization: 'Bearer secret://wms' } });
  test.store.flows.create(tenant, flow);
  test.store.flows.publish(tenant, 'guarded', { revision: 1, note: '', by: 'test' });
  test.answer = ({ url }) => new Response(`you sent ${url} and ${secret}`, { status: url.includes(secret) ? 200 : 400 });
  const command = { type: 'create', flow: 'guarded', channel: 'web', externalId: 'G-1', data: {} } as const;
  const { results } = await test.engine.submit({ tenant, source: 'api', actor: 'person:test', commands: [command] });
  await test.send(results[0]?.order ?? '', 'shout', { n: 1 });
  await settled();

  expect(rows()).toMatchObject([{ status: 'delivered', response: { body: 'you sent https://wms.test/?k=secret://wms and secret://wms' } }]);
  expect(JSON.stringify([rows(), test.store.queries.journal(tenant, results[0]?.order ?? '', { limit: 50 })])).not.toContain(secret);
});
