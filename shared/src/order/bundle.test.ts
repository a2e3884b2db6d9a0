import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type BundleComponent, demandOf, expandLines, type GoodsCatalogue, makeable, normaliseLines } from './index.ts';

const sku = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
const components = fc
  .uniqueArray(sku, { minLength: 1, maxLength: 6 })
  .chain((skus) =>
    fc.tuple(...skus.map((one) => fc.record({ sku: fc.constant(one), quantity: fc.integer({ min: 1, max: 9 }), share: fc.nat(1e6) }))),
  );

function catalogue(bundles: Readonly<Record<string, readonly BundleComponent[]>>, skus: readonly string[] = []): GoodsCatalogue {
  return {
    bundle: (code) => (Object.hasOwn(bundles, code) ? { components: [...(bundles[code] ?? [])] } : undefined),
    knows: (code) => skus.includes(code),
  };
}

function line(amount: number, quantity: number) {
  return normaliseLines([{ sku: 'SET', quantity, amount }]) ?? [];
}

it('divides the money of a bundle’s line without loss, whatever the order of the components', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.integer({ min: 1, max: 99 }), components, (amount, quantity, parts) => {
      const [expanded] = expandLines(line(amount, quantity), catalogue({ SET: parts }));
      const found = expanded?.components ?? [];
      expect(found.reduce((sum, part) => sum + part.amount, 0)).toBe(amount);
      expect(found.every((part) => part.amount >= 0)).toBe(true);
      expect(found.map((part) => part.quantity)).toEqual(parts.map((part) => part.quantity * quantity));
      const [turned] = expandLines(line(amount, quantity), catalogue({ SET: parts.toReversed() }));
      expect(turned?.components?.toReversed()).toEqual(found);
    }),
  );
});

it('gives the same when it is done again', () => {
  fc.assert(
    fc.property(fc.nat(1e6), components, (amount, parts) => {
      const goods = catalogue({ SET: parts }, ['X']);
      const once = expandLines(line(amount, 2), goods);
      expect(expandLines(once, goods)).toEqual(once);
    }),
  );
});

it('takes the merchant’s code where the channel’s own number says nothing, and marks what nobody knows', () => {
  const goods = catalogue({ SET: [{ sku: 'A', quantity: 2, share: 0 }] }, ['LAMP']);
  const lines = normaliseLines([
    { sku: '9911', outerCode: 'SET', amount: 100 },
    { sku: '9912', outerCode: 'LAMP', amount: 100 },
    { sku: '9913', outerCode: 'NOPE', amount: 100 },
  ]);
  expect(expandLines(lines ?? [], goods)).toMatchObject([
    { sku: 'SET', components: [{ sku: 'A', quantity: 2, amount: 100 }] },
    { sku: 'LAMP' },
    { sku: '9913', unknown: true },
  ]);
});

it('adds up what two bundles and a line take of one SKU, in the order of the SKUs', () => {
  const goods = catalogue({ SET: [{ sku: 'B', quantity: 2, share: 0 }], PAIR: [{ sku: 'B', quantity: 1, share: 0 }] }, ['A', 'B']);
  const lines = normaliseLines([
    { sku: 'SET', quantity: 3 },
    { sku: 'PAIR' },
    { sku: 'B' },
    { sku: 'A', quantity: 0 },
    { sku: 'A', quantity: 4 },
  ]);
  expect(demandOf(expandLines(lines ?? [], goods))).toEqual([
    { sku: 'A', quantity: 4 },
    { sku: 'B', quantity: 8 },
  ]);
});

it('can make as many bundles as its scarcest component allows', () => {
  const stock = new Map([
    ['A', 7],
    ['B', 2],
  ]);
  const available = (code: string) => stock.get(code) ?? 0;
  expect(makeable([{ sku: 'A', quantity: 3 }], available)).toBe(2);
  expect(
    makeable(
      [
        { sku: 'A', quantity: 3 },
        { sku: 'B', quantity: 2 },
      ],
      available,
    ),
  ).toBe(1);
  expect(
    makeable(
      [
        { sku: 'A', quantity: 1 },
        { sku: 'C', quantity: 1 },
      ],
      available,
    ),
  ).toBe(0);
  expect(makeable([{ sku: 'A', quantity: 1 }], () => -3)).toBe(0);
});
