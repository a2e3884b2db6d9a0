import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { settled } from './testing/simulated-clock.ts';
import { differencesOf, type TestEngine, tenant, testEngine } from './testing/test-engine.ts';
import type { CommandResult, Submission } from './types.ts';

const folder = mkdtempSync(join(tmpdir(), 'orderloom-interleaving-'));
afterAll(() => rmSync(folder, { recursive: true }));

const numbers = ['A', 'B', 'C'];
const delivery = fc.record({
  type: fc.constant('deliver' as const),
  number: fc.constantFrom(...numbers),
  event: fc.constantFrom('pay', 'ship', 'load', 'arrive', 'poison', 'unheard-of'),
  by: fc.nat(2),
  id: fc.nat(25),
  twice: fc.boolean(),
});
const action = fc.oneof(
  { weight: 12, arbitrary: delivery },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('advance' as const), hours: fc.integer({ min: 0, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('answers' as const), status: fc.constantFrom(200, 404, 503) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'restart' as const }) },
);
/** Actions of one group are begun together. */
const script = fc.array(fc.array(action, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 10 });
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;
type Delivery = Extract<Action, { type: 'deliver' }>;

function submissionOf({ number, event, by, id }: Delivery): Submission {
  const payload = event === 'pay' ? { amount: by } : { by };
  return {
    tenant,
    source: 'web',
    actor: 'channel:web',
    delivery: { deliveryId: `d${id}`, receivedAt: 1, headers: {}, body: Buffer.from('{}') },
    commands: [
      {
        type: 'external',
        channel: 'web',
        externalId: number,
        input: { type: 'event', event: { type: event, ...payload } },
        orCreate: { flow: 'shop', data: { amount: by } },
      },
    ],
  };
}

let runs = 0;

/** Plays a script; gives the engine, and what was acknowledged for each order and delivery id. */
async function play(groups: readonly (readonly Action[])[]): Promise<{ test: TestEngine; answered: Map<string, CommandResult[]> }> {
  runs += 1;
  const path = join(folder, `${runs}.db`);
  const answered = new Map<string, CommandResult[]>();
  let status = 200;
  let test = testEngine({ path });
  const open = () => {
    test.answer = () => new Response('', { status });
    test.engine.start();
  };
  const deliver = async (one: Delivery) => {
    const { results } = await test.engine.submit(submissionOf(one));
    const key = `${one.number} d${one.id}`;
    answered.set(key, [...(answered.get(key) ?? []), ...results]);
  };
  open();
  for (const group of groups) {
    const deliveries = group.filter((one) => one.type === 'deliver');
    await Promise.all(deliveries.flatMap((one) => (one.twice ? [deliver(one), deliver(one)] : [deliver(one)])));
    for (const one of group) {
      if (one.type === 'advance') await test.clock.advance(one.hours * 3_600_000);
      if (one.type === 'answers') status = one.status;
      if (one.type !== 'restart') continue;
      await test.close();
      test = testEngine({ path, clock: test.clock });
      open();
    }
  }
  await settled();
  return { test, answered };
}

it('[E2 E3 E4 E6] holds its promises whatever comes in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(script, async (groups) => {
      const { test, answered } = await play(groups);
      try {
        expect(await differencesOf(test.engine)).toEqual([]);
        for (const results of answered.values()) {
          const applied = results.filter(({ outcome }) => ['applied', 'deferred', 'ignored', 'void'].includes(outcome));
          expect(applied.length).toBeLessThanOrEqual(1);
          const repeated = results.filter(({ outcome }) => outcome === 'duplicate');
          for (const one of repeated) expect([one.order, one.seq]).toEqual([applied[0]?.order, applied[0]?.seq]);
          for (const one of applied) {
            const { items } = test.store.queries.journal(tenant, one.order ?? '', { limit: 200 });
            expect(items.filter((row) => row.seq === one.seq)).toMatchObject([{ outcome: one.outcome }]);
          }
        }
        const late = test.store.engine.dueTimers(test.clock.now(), 10);
        expect(late).toEqual([]);
      } finally {
        await test.close();
      }
    }),
    { numRuns: 12 },
  );
});
