import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../check/index.ts';
import { compile } from '../compile/compile.ts';
import { type FlowDocument, geometryHash, meaningHash, type Policy } from '../document/index.ts';
import { createSimulation } from '../simulate/index.ts';
import { activeStates } from '../step/index.ts';
import { drawFlow } from '../testing/index.ts';
import { explore, forgetful, type Proof, playWay, prove, walk, wayTo } from './index.ts';

const bounds = { configurations: 2000, steps: 8000 };

function machineOf(document: FlowDocument) {
  const machine = compile(document);
  if (!machine.ok) throw new Error(machine.error[0]?.message.en);
  return machine.value;
}

function proofOf(sketch: Parameters<typeof drawFlow>[0], change: (document: FlowDocument) => FlowDocument = (one) => one): Proof {
  return prove(machineOf(change(drawFlow(sketch))), bounds);
}

function rulesOf({ findings }: Proof) {
  return findings.map(({ rule }) => rule);
}

const shop = {
  fields: { amount: 'money' },
  events: { 'order.paid': {}, 'order.shipped': {}, 'order.cancelled': {}, 'refund.succeeded': {}, audit: {} },
  states: {
    unpaid: { on: { 'order.paid': 'paid', 'order.cancelled': 'closed' }, after: { '30m': 'closed' } },
    paid: { on: { 'order.shipped': 'sent', 'order.cancelled': 'refunding' } },
    refunding: { on: { 'refund.succeeded': 'closed' } },
    sent: { final: true },
    closed: { final: true },
  },
} as const satisfies Parameters<typeof drawFlow>[0];

describe('what is found on the ways of orders', () => {
  it('is nothing in a sound drawing', () => {
    const proof = proofOf(shop);
    expect([proof.cut, proof.findings]).toEqual([null, []]);
  });

  it('is the regions that together never move on, with the shortest way', () => {
    const proof = proofOf({
      states: {
        both: {
          parallel: true,
          states: {
            left: { states: { a: { on: { go: { to: 'b', if: '!inState("d")' } } }, b: { final: true } } },
            right: { states: { c: { on: { turn: 'd' } }, d: { final: true } } },
          },
          done: 'end',
        },
        end: { final: true },
      },
    });
    expect(rulesOf(proof)).toContain('stuck');
    const { way } = proof.findings.find(({ rule }) => rule === 'stuck') ?? {};
    expect(way?.byData).toBe(true);
    expect(way?.lines.map(({ line }) => line)).toEqual([{ type: 'turn' }]);
  });

  it('is money that was taken and never settled, unless the end says it is written off', () => {
    const lost = { ...shop, states: { ...shop.states, paid: { on: { 'order.shipped': 'sent', 'order.cancelled': 'closed' } } } } as const;
    const proof = proofOf(lost);
    expect(proof.findings).toMatchObject([{ rule: 'money-lost', severity: 'error', place: { type: 'state', id: 'closed' } }]);
    expect(proof.findings[0]?.way?.steps.map(({ states }) => states)).toEqual([['unpaid'], ['paid'], ['closed']]);
    const told = proofOf(lost, (document) => ({
      ...document,
      events: { ...document.events, 'order.cancelled': { ...document.events['order.cancelled'], meaning: 'write-off' } } as never,
    }));
    expect(rulesOf(told)).not.toContain('money-lost');
  });

  it('is a second refund, a refund of what was shipped, a cancellation nobody hears', () => {
    const refunds = { 'refund.succeeded': 'refunded' } as const;
    const proof = proofOf({
      ...shop,
      states: {
        ...shop.states,
        paid: { on: { 'order.shipped': 'out', ...refunds } },
        out: { on: refunds },
        refunded: { on: { 'refund.succeeded': 'again' } },
        again: { on: { audit: 'closed' } },
      },
    });
    expect(new Set(rulesOf(proof))).toEqual(new Set(['double-refund', 'shipped-and-refunded', 'cancel-unhandled']));
  });

  it('is a join that waits for a leg that was cancelled', () => {
    const proof = proofOf({
      events: { 'order.cancelled': {}, arrived: {}, installed: {} },
      states: {
        legs: {
          parallel: true,
          states: {
            flash: { states: { riding: { on: { arrived: 'there', 'order.cancelled': 'gone' } }, gone: {}, there: { final: true } } },
            freight: { states: { driving: { on: { installed: 'stands' } }, stands: { final: true } } },
          },
          done: 'end',
        },
        end: { final: true },
      },
    });
    expect(proof.findings.find(({ rule }) => rule === 'join-waits')).toMatchObject({
      severity: 'error',
      place: { type: 'state', id: 'gone' },
    });
  });

  it('is only a warning where no data was found that goes the way', () => {
    const proof = proofOf({
      fields: { amount: 'money' },
      states: { a: { on: { go: { to: 'b', if: 'amount > 5 && amount < 3' } }, after: { '1h': 'end' } }, b: {}, end: { final: true } },
    });
    expect(proof.findings).toMatchObject([{ rule: 'stuck', severity: 'warning', way: { byData: false } }]);
  });

  it('says where the search was cut, and looks at the regions one by one', () => {
    const leg = (name: string) =>
      Object.fromEntries(
        [0, 1, 2, 3].map((step) => [
          `${name}${step}`,
          step === 3 ? { final: true } : { on: { [`${name}.${step}`]: `${name}${step + 1}` } },
        ]),
      );
    const regions = Object.fromEntries(['p', 'q', 'r', 's'].map((name) => [name, { states: leg(name) }]));
    const sketch = { states: { all: { parallel: true, states: regions, done: 'end' }, end: { final: true } } };
    const proof = prove(machineOf(drawFlow(sketch)), { configurations: 40, steps: 8000 });
    expect(proof.cut).toMatchObject({ reason: 'configurations' });
    expect(proof.regions).toEqual(['p', 'q', 'r', 's']);
    expect(rulesOf(proof)).toEqual([]);
  });
});

describe('policies', () => {
  const outcome = (policy: Partial<Policy> & { type: Policy['type'] }) => {
    const told = { id: 'p1', order: 0, severity: 'error', ...policy } as Policy;
    const [proof] = proofOf(shop, (document) => ({ ...document, policies: { p1: told } })).policies;
    return proof?.outcome;
  };

  it.each([
    [{ type: 'eventually', event: 'order.paid', states: ['sent', 'closed'] }, 'holds'],
    [{ type: 'eventually', event: 'order.paid', states: ['sent'] }, 'broken'],
    [{ type: 'within', from: 'unpaid', to: 'paid', limit: 1_800_000 }, 'holds'],
    [{ type: 'within', from: 'unpaid', to: 'paid', limit: 1_700_000 }, 'broken'],
    [{ type: 'within', from: 'paid', to: 'sent', limit: 86_400_000 }, 'broken'],
    [{ type: 'accepted', event: 'order.cancelled', phase: 'paid' }, 'holds'],
    [{ type: 'accepted', event: 'order.cancelled', phase: 'root' }, 'broken'],
    [{ type: 'only-role', role: 'person', event: 'order.shipped' }, 'holds'],
    [{ type: 'only-role', role: 'Packer', event: 'order.shipped' }, 'broken'],
    [{ type: 'never-together', first: 'paid', second: 'sent' }, 'holds'],
    [{ type: 'never-together', first: 'paid', second: 'nowhere' }, 'broken'],
  ] as const)('%j: %s', (policy, expected) => {
    expect(outcome(policy as unknown as Policy)).toBe(expected);
  });

  it('block publishing with their place, and belong to no behaviour', () => {
    const document = drawFlow(shop);
    const policy: Policy = { id: 'p1', order: 0, severity: 'error', type: 'eventually', event: 'order.paid', states: ['sent'] };
    const held = { ...document, policies: { p1: policy } };
    expect(checkDocument(held).filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'broken-policy', path: 'policies.p1', place: { type: 'state' } },
    ]);
    expect(checkDocument({ ...held, policies: { p1: { ...policy, states: ['sent', 'closed'] } } }).map(({ code }) => code)).not.toContain(
      'broken-policy',
    );
    expect(meaningHash(held)).toBe(meaningHash(document));
    expect(geometryHash(held)).not.toBe(geometryHash(document));
  });
});

const exit = fc.constantFrom('s0', 's1', 's2', 's3', 's4');
const guard = fc.constantFrom(undefined, 'amount > 100', 'vip', 'inState("s2")');
const exits = fc.array(fc.record({ to: exit, if: guard }), { minLength: 1, maxLength: 2 });
const state = fc.record(
  {
    on: fc.dictionary(fc.constantFrom('pay', 'ship', 'stop'), exits, { maxKeys: 3 }),
    after: fc.dictionary(fc.constantFrom('10m', '2h'), exit, { maxKeys: 2 }),
    always: fc.array(fc.record({ to: exit, if: fc.constant('amount > 5000') }), { maxLength: 1 }),
  },
  { requiredKeys: [] },
);

it('goes only where orders really go: every way plays in the simulator as it was found', () => {
  fc.assert(
    fc.property(fc.tuple(state, state, state, state), ([s0, s1, s2, s3]) => {
      const drawn = drawFlow({ fields: { amount: 'money', vip: 'boolean' }, states: { s0, s1, s2, s3, s4: { final: true } } as never });
      const machine = machineOf(drawn);
      const graph = explore(machine, { configurations: 200, steps: 1500 });
      for (const standing of walk(graph, forgetful)) {
        const played = playWay(machine, wayTo(standing));
        if (!played) continue;
        expect(activeStates(played.simulation.snapshot.value)).toEqual(standing.at.active);
        const again = played.lines.reduce(
          (now, { line, answers }) => now.apply(line, answers).simulation,
          createSimulation(machine, { now: played.now, answers: played.answers }),
        );
        expect(again.snapshot.value).toEqual(played.simulation.snapshot.value);
      }
      for (const { way } of prove(machine, { configurations: 200, steps: 1500 }).findings) {
        if (!way?.byData) continue;
        const byItself = way.lines.reduce(
          (now, { line }) => now.apply(line).simulation,
          createSimulation(machine, { now: way.now, data: way.data }),
        );
        expect(byItself.steps.at(-1)?.problems).toEqual([]);
        expect(way.steps.at(-1)?.states.every((id) => activeStates(byItself.snapshot.value).includes(id))).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});
