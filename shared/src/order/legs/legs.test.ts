import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normaliseLines, type OrderLine } from '../index.ts';
import { compileLegRules, hasLeg, type Leg, type Legs, legAmount, legsDone, markLeg, moveLines, refundLines, splitLegs } from './index.ts';

const kinds = ['flash', 'freight', 'parcel'] as const;
const line = fc.record({ amount: fc.nat(1e6), leg: fc.option(fc.constantFrom(...kinds), { nil: undefined }) });
const order = fc.record({ lines: fc.array(line, { minLength: 1, maxLength: 8 }), extra: fc.nat(5_000) });
const ids = fc.subarray(['1', '2', '3', '4', '5', '6', '7', '8']);
const act = fc.oneof(
  fc.record({ do: fc.constant('move' as const), ids: fc.option(ids, { nil: undefined }), to: fc.constantFrom(...kinds, 'pickup') }),
  fc.record({ do: fc.constant('refund' as const), ids, amount: fc.option(fc.nat(2e6), { nil: undefined }) }),
  fc.record({
    do: fc.constant('mark' as const),
    kind: fc.constantFrom(...kinds),
    status: fc.constantFrom('pending', 'done', 'cancelled', 'returned'),
  }),
);

function begin(given: readonly { readonly amount: number; readonly leg: string | undefined }[], extra: number) {
  const lines =
    normaliseLines(given.map(({ amount, leg }, index) => ({ id: `${index + 1}`, sku: 'A', amount, ...(leg ? { leg } : {}) }))) ?? [];
  const total = lines.reduce((sum, one) => sum + one.amount, extra);
  return { total, split: splitLegs(lines, total, 'parcel') };
}

function done(state: Legs, one: typeof act extends fc.Arbitrary<infer T> ? T : never): Legs {
  if (one.do === 'move') return moveLines(state, one.ids, one.to);
  if (one.do === 'refund') return refundLines(state, one.ids, one.amount);
  return { ...state, legs: markLeg(state.legs, one.kind, one.status) };
}

const money = ({ lines, legs }: Legs) =>
  legs.reduce((sum, leg) => sum + leg.amount, 0) + lines.reduce((sum, one) => sum + (one.refunded ?? 0), 0);

it('[L1] [L2] loses no fen and no line, whatever is moved, refunded and marked', () => {
  fc.assert(
    fc.property(order, fc.array(act, { maxLength: 12 }), ({ lines, extra }, acts) => {
      const { total, split } = begin(lines, extra);
      let state = split;
      expect(money(state)).toBe(total);
      for (const one of acts) {
        state = done(state, one);
        expect(money(state)).toBe(total);
        expect(state.legs.flatMap((leg) => leg.lines).toSorted()).toEqual(state.lines.map((one) => one.id).toSorted());
        for (const one of state.lines) {
          expect(state.legs.find((leg) => leg.lines.includes(one.id))?.kind).toBe(one.leg);
          expect(one.refunded ?? 0).toBeLessThanOrEqual(one.amount);
        }
      }
    }),
  );
});

it('[L3] leaves what ended as it is', () => {
  const { split } = begin(
    [
      { amount: 100, leg: 'flash' },
      { amount: 300, leg: 'freight' },
    ],
    0,
  );
  const ended = { ...split, legs: markLeg(split.legs, 'flash', 'done') };
  expect(moveLines(ended, ['1'], 'freight')).toEqual(ended);
  expect(moveLines(ended, ['2'], 'flash')).toEqual(ended);
});

it('puts lines that were split together again, and keeps where they went before', () => {
  fc.assert(
    fc.property(order, ({ lines, extra }) => {
      const { total, split } = begin(lines, extra);
      const joined = moveLines(split, undefined, 'parcel');
      const [parcel] = joined.legs.filter((leg) => leg.lines.length > 0);
      expect(parcel).toMatchObject({ kind: 'parcel', amount: total });
      for (const [index, one] of joined.lines.entries()) {
        const before = split.lines[index]?.leg;
        expect(one.was).toEqual(before === 'parcel' ? undefined : [before]);
      }
    }),
  );
});

it('moves the money with the line, and gives it back from the leg it is in', () => {
  const { split } = begin(
    [
      { amount: 388, leg: 'flash' },
      { amount: 6500, leg: 'freight' },
      { amount: 12, leg: 'flash' },
    ],
    0,
  );
  expect(split.legs.map((leg) => [leg.kind, leg.amount])).toEqual([
    ['flash', 400],
    ['freight', 6500],
  ]);
  const moved = moveLines(split, ['3'], 'freight');
  expect(moved.legs.map((leg) => [leg.kind, leg.amount])).toEqual([
    ['flash', 388],
    ['freight', 6512],
  ]);
  const refunded = refundLines(moved, ['1', '3'], 100);
  expect(refunded.lines.map((one: OrderLine) => one.refunded)).toEqual([97, undefined, 3]);
  expect(refunded.legs.map((leg) => [leg.kind, leg.amount])).toEqual([
    ['flash', 291],
    ['freight', 6509],
  ]);
});

const legs = (...statuses: readonly Leg['status'][]) =>
  statuses.map((status, index): Leg => ({ kind: `k${index}`, lines: [`${index}`], amount: 1, status }));

it.each([
  ['all', legs('done', 'done'), true],
  ['all', legs('done', 'cancelled'), false],
  ['any', legs('pending', 'done'), true],
  ['any', legs('pending', 'returned'), false],
  ['not-cancelled', legs('done', 'cancelled'), true],
  ['not-cancelled', legs('done', 'pending'), false],
  ['not-cancelled', legs('cancelled'), false],
  ['settled', legs('done', 'cancelled', 'returned'), true],
  ['settled', legs('done', 'pending'), false],
  ['all', [], false],
  ['nonsense', legs('done'), false],
] as const)('joins by %s', (policy, given, expected) => expect(legsDone(given, policy)).toBe(expected));

it('answers for what is no list of legs', () => {
  expect([legsDone(null, 'all'), hasLeg('x', 'flash'), legAmount(3, 'flash')]).toEqual([false, false, 0]);
});

it('finds the leg of a line by the first rule that holds, and locates a faulty one', () => {
  const rules = [
    { leg: 'freight', when: 'line.weight > 20000 || line.sku.startsWith("SOFA")' },
    { leg: 'flash', when: 'order.city == "上海"' },
  ];
  const legOf = compileLegRules({ rules, otherwise: 'parcel' });
  if (!legOf.ok) throw new Error(JSON.stringify(legOf.error));
  const [sofa, heavy, lamp] = normaliseLines([{ sku: 'SOFA-3' }, { sku: 'X', weight: 30_000 }, { sku: 'LAMP' }]) ?? [];
  const city = { city: '上海' };
  expect([sofa, heavy, lamp].map((one) => one && legOf.value(one, city))).toEqual(['freight', 'freight', 'flash']);
  expect(lamp && legOf.value(lamp, {})).toBe('parcel');
  const faulty = compileLegRules({ rules: [...rules, { leg: 'x', when: 'line.sku ==' }], otherwise: 'parcel' });
  expect(faulty.ok ? [] : faulty.error.map((fault) => fault.path)).toEqual(['rules.2.when']);
});
