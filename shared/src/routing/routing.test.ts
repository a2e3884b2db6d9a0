import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json.ts';
import {
  compileTable,
  decideRoute,
  type Fact,
  findGaps,
  noFacts,
  type RoutingFacts,
  RoutingTable,
  readRouteOrder,
  ruleTemplates,
  tryTable,
} from './index.ts';

const now = Date.parse('2026-11-11T02:00:00.000Z');
const hour = 3_600_000;

const fact = (kind: Fact['kind'], code: string, name: string, values: Readonly<Record<string, Json>>, at = now): Fact => ({
  kind,
  code,
  name,
  values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, at }])),
});

const facts: RoutingFacts = {
  ...noFacts,
  warehouses: [
    fact('warehouse', 'HD', '华东仓', { stock: 86, province: '上海', cover: ['上海', '江苏', '浙江'], capacity: 2 }),
    fact('warehouse', 'HN-1', '华南仓', { stock: 40, province: '广东', cover: [] }),
  ],
  carriers: [
    fact('carrier', 'DBL', '德邦', { pickup: 96.5, price: 1800, promise: 48 }),
    fact('carrier', 'SF', '顺丰', { pickup: 99, price: 2600, promise: 24, area: ['广东', '上海市'] }),
  ],
};

const eastChina = 'warehouse_HD_stock > 80.0 && carrier_DBL_pickup > 95.0';
const table = (given: object) => RoutingTable.parse(given);
const order = (context: Readonly<Record<string, Json>> = {}, number = 'A-1') => readRouteOrder({ province: '江苏省', ...context }, number);
const decide = (given: object, context?: Readonly<Record<string, Json>>, known = facts, at = now) =>
  decideRoute(compileTable(table(given), known), known, order(context), at);
const east = { id: 'east', name: '华东优先', when: eastChina, give: { warehouse: 'HD', carrier: 'DBL' } };
const rest = { id: 'rest', give: { warehouse: 'HN-1', carrier: 'SF' } };
const template = (id: string) => ruleTemplates.find((one) => one.id === id)?.rule;

describe('a decision', () => {
  it('follows the facts of the day and tells each value with its age', () => {
    const { outcome, explanation } = decide({ rules: [east, rest] });
    expect(outcome).toMatchObject({ warehouse: 'HD', carrier: 'DBL', cost: 1800, promise: 48 });
    expect(explanation.hits).toMatchObject([{ rule: 'east', gave: ['warehouse', 'carrier'] }]);
    expect(explanation.hits[0]?.parts.map(({ met, values }) => [met, values[0]?.value, values[0]?.at])).toEqual([
      [true, 86, now],
      [true, 96.5, now],
    ]);
    expect(explanation.hits[0]?.parts[0]?.sentence.zh).toContain('华东仓');
    expect(explanation.passed).toMatchObject([{ rule: 'rest', why: 'decided' }]);
  });

  it('says that a fact is too old, and stands back where the table wants that', () => {
    const later = now + 30 * hour;
    const used = decide({ rules: [east] }, {}, facts, later);
    expect(used.outcome.warehouse).toBe('HD');
    expect(used.explanation.stale.map(({ word }) => word)).toEqual(['warehouse_HD_stock', 'carrier_DBL_pickup']);
    const passed = decide({ rules: [east, rest], whenStale: 'pass' }, {}, facts, later);
    expect(passed.outcome.warehouse).toBe('HN-1');
    expect(passed.explanation.passed).toMatchObject([{ rule: 'east', why: 'stale' }]);
    expect(
      decide({ rules: [east], maxAges: { 'warehouse.stock': 99 * hour, 'carrier.pickup': 99 * hour } }, {}, facts, later).explanation.stale,
    ).toEqual([]);
  });

  it('lets a later rule add a tag and a note to what an earlier one placed', () => {
    const vip = template('vip');
    for (const [context, is] of [
      [{ customerLevel: '钻石' }, true],
      [{ amount: 5_000_001 }, true],
      [{ amount: 5_000_000, customerLevel: '金牌' }, false],
      [{}, false],
    ] as const) {
      const { outcome } = decide({ rules: [east, vip] }, context);
      expect(outcome.warehouse).toBe('HD');
      expect(outcome.tags).toEqual(is ? ['VIP-加急'] : []);
    }
  });

  it('reads the level of a customer from what is known of him', () => {
    const known = { ...facts, customer: (code: string) => (code === 'b1' ? fact('customer', 'b1', '', { level: '钻石会员' }) : undefined) };
    expect(decide({ rules: [template('vip')] }, { buyerId: 'b1' }, known).outcome.tags).toEqual(['VIP-加急']);
    expect(decide({ rules: [template('vip')] }, { buyerId: 'b2' }, known).outcome.tags).toEqual([]);
  });

  it('obeys locks, stops and times of day', () => {
    const locked = decide({ rules: [east], locks: [{ order: 'A-1', warehouse: 'HN-1', carrier: 'SF', reason: '客户指定' }] });
    expect(locked.outcome).toMatchObject({ warehouse: 'HN-1', carrier: 'SF' });
    expect(locked.explanation.lock).toEqual({ reason: '客户指定' });
    const stopped = decide({ rules: [east, rest], stops: [{ province: '江苏', carrier: 'DBL' }] });
    expect(stopped.outcome.carrier).toBe('SF');
    expect(stopped.explanation.passed).toMatchObject([{ rule: 'east', why: 'stopped' }]);
    const night = { ...east, hours: { from: 22 * 60, to: 5 * 60 } };
    expect(decide({ rules: [night] }).outcome.warehouse).toBeNull();
    expect(decide({ rules: [night] }, {}, facts, now + 13 * hour).outcome.warehouse).toBe('HD');
    expect(decide({ rules: [{ ...east, until: '2026-11-11T01:00:00.000Z' }] }).explanation.passed).toMatchObject([{ why: 'time' }]);
  });

  it('weighs all that reach the receiver, and leaves out those that are full', () => {
    const best = template('best');
    const near = decide({ rules: [best], weights: { stock: 0, distance: 100, cost: 0, promise: 0 } });
    expect(near.outcome).toMatchObject({ warehouse: 'HD', carrier: 'DBL' });
    expect(near.explanation.candidates.map(({ warehouse }) => warehouse)).toEqual(['HD', 'HN-1']);
    const full = { ...facts, load: (warehouse: string) => (warehouse === 'HD' ? 2 : 0) };
    expect(decide({ rules: [best] }, {}, full).outcome.warehouse).toBe('HN-1');
    const stocked = { ...facts, available: (warehouse: string) => (warehouse === 'HD' ? 0 : 9) };
    const weights = { stock: 100, distance: 0, cost: 0, promise: 0 };
    const lines = [{ id: '1', sku: 'S', quantity: 2 }];
    const both = [{ ...east, when: '' }, rest];
    const scored = decide({ hitPolicy: 'score', rules: both, weights }, { lines }, stocked);
    expect(scored.outcome.warehouse).toBe('HN-1');
    expect(scored.explanation.passed).toMatchObject([{ rule: 'east', why: 'outscored' }]);
  });

  it('caps offers, and holds the same customers out for ever', () => {
    const rule = template('night-owl');
    const at = Date.parse('2026-11-11T19:00:00.000Z');
    const offerTo = (buyerId: string, known = facts) => decide({ rules: [rule] }, { buyerId, amount: 100 }, known, at);
    const groups = Array.from({ length: 1_000 }, (_, index) => offerTo(`c${index}`).outcome.offer?.group);
    const held = groups.filter((group) => group === 'held-out').length;
    expect(held).toBeGreaterThan(60);
    expect(held).toBeLessThan(140);
    expect(offerTo('c7').outcome.offer).toEqual(offerTo('c7').outcome.offer);
    const capped = { ...facts, offers: () => ({ today: 500, ofCustomer: 0 }) };
    expect(offerTo('c7', capped).explanation.passed).toMatchObject([{ why: 'day-cap' }]);
    expect(offerTo('c7', { ...facts, offers: () => ({ today: 0, ofCustomer: 1 }) }).explanation.passed).toMatchObject([
      { why: 'customer-cap' },
    ]);
    expect(decide({ rules: [rule] }, { amount: 100, paidAt: '2026-11-10T19:00:00Z' }, facts, at).outcome.offer).toBeNull();
  });

  it('leaves a faulty rule out and tells its fault', () => {
    const compiled = compileTable(table({ rules: [{ ...east, when: 'warehouse_XX_stock > 1' }, { id: 'empty' }, rest] }), facts);
    expect(compiled.problems.map(({ path }) => path)).toEqual(['rules.0.when', 'rules.1.give']);
    expect(decideRoute(compiled, facts, order(), now).outcome.warehouse).toBe('HN-1');
  });
});

describe('gaps and overlaps', () => {
  it('shows an order for each', () => {
    const rules = [
      { id: 'small', when: 'amount < 10000', give: { warehouse: 'HD' } },
      { id: 'large', when: 'amount >= 9900 && amount < 50000', give: { warehouse: 'HN-1' } },
      { id: 'never', when: 'amount == 5', give: { warehouse: 'HN-1' } },
    ];
    const cover = findGaps(compileTable(table({ rules }), facts));
    expect(cover.gap?.values.amount).toBeGreaterThanOrEqual(50_000);
    expect(cover.overlaps.map(({ rules: pair }) => pair)).toContainEqual(['small', 'large']);
    expect(cover).toMatchObject({ hidden: ['never'], complete: true });
    expect(findGaps(compileTable(table({ rules: [...rules, rest] }), facts)).gap).toBeNull();
  });
});

const number = fc.integer({ min: 0, max: 20 });
const sign = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
const leaf = fc.oneof(
  fc.tuple(sign, number).map(([op, value]) => `amount ${op} ${value}`),
  fc.tuple(sign, number).map(([op, value]) => `warehouse_HD_stock ${op} ${value}.0`),
  fc.constantFrom(
    'customerLevel == "gold"',
    'customerLevel in ["diamond", "silver"]',
    'province == "江苏"',
    '!(province in ["上海", "江苏"])',
  ),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    leaf,
    fc.tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition')).map(([left, op, right]) => `(${left} ${op} ${right})`),
  ),
}));
const rule = fc.record({ when: condition, warehouse: fc.constantFrom('HD', 'HN-1', ''), tag: fc.constantFrom('a', 'b', '') });
const rulesOf = (given: readonly { when: string; warehouse: string; tag: string }[]) =>
  given.map(({ when, warehouse, tag }, index) => ({ id: `r${index}`, when, give: { warehouse, tags: tag === '' ? [] : [tag] } }));
const someOrder = fc.record({
  amount: number,
  customerLevel: fc.constantFrom('diamond', 'gold', 'silver', 'normal'),
  province: fc.constantFrom('上海', '江苏', '广东'),
});

describe('whatever the rules are', () => {
  const stocked = (stock: number): RoutingFacts => ({
    ...facts,
    warehouses: facts.warehouses.map((one) => ({ ...one, values: { ...one.values, stock: { value: stock, at: now } } })),
  });

  it('accounts for every rule once, and gives the same for the same', () => {
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 6 }),
        someOrder,
        number,
        fc.constantFrom('first', 'score'),
        (given, context, stock, hitPolicy) => {
          const known = stocked(stock);
          const rules = rulesOf(given);
          const first = decide({ rules, hitPolicy }, context, known);
          expect(decide({ rules, hitPolicy }, context, known)).toEqual(first);
          const { hits, passed } = first.explanation;
          expect([...hits, ...passed].map((one) => one.rule).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
          const placers = hits.filter(({ gave }) => gave.includes('warehouse'));
          expect(placers).toHaveLength(first.outcome.warehouse === null ? 0 : 1);
          const winner = rules.find(({ id }) => id === placers[0]?.rule);
          expect(winner?.give.warehouse ?? null).toBe(first.outcome.warehouse);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('finds a gap whenever some order falls into one, and shows orders that do what it says', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), someOrder, number, (given, context, stock) => {
        const known = stocked(stock);
        const compiled = compileTable(table({ rules: rulesOf(given) }), known);
        const cover = findGaps(compiled);
        if (!cover.complete) return;
        const { outcome } = decideRoute(compiled, known, order(context), now);
        if (outcome.warehouse === null) expect(cover.gap).not.toBeNull();
        if (!cover.gap) return;
        const { warehouse_HD_stock: level, ...values } = cover.gap.values;
        const shown = stocked(Number(level ?? stock));
        expect(decideRoute(compiled, shown, order({ ...context, ...values }), now).outcome.warehouse).toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});

it('tells before publishing what would change', () => {
  const orders = Array.from({ length: 4 }, (_, index) => ({
    id: `o${index}`,
    externalId: `A-${index}`,
    order: order({ amount: index * 100 }, `A-${index}`),
  }));
  const before = compileTable(table({ rules: [rest] }), facts);
  const after = compileTable(table({ rules: [{ ...east, when: 'amount > 0' }, rest] }), facts);
  const { sums, routes } = tryTable(before, after, orders, facts, now);
  expect(sums).toMatchObject({ orders: 4, differing: 3, cost: -2_400, promise: 18, unrouted: { before: 0, after: 0 } });
  expect(sums.broken).toEqual([{ warehouse: 'HD', orders: 3, capacity: 2 }]);
  expect(routes.map(({ differs }) => differs)).toEqual([false, true, true, true]);
});
