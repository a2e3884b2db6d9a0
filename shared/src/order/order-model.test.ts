import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTaxNumber, normaliseLines, OrderLine, readOrder, reasonsOf, reviewReasons } from './index.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

it('accepts a unified social credit code and refuses it with any one character changed', () => {
  expect(isTaxNumber('91350100M000100Y43')).toBe(true);
  expect(isTaxNumber(' 91350100m000100y43 ')).toBe(true);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 17 }), fc.constantFrom(...alphabet), (at, letter) => {
      const good = '91350100M000100Y43';
      const changed = good.slice(0, at) + letter + good.slice(at + 1);
      expect(isTaxNumber(changed)).toBe(changed === good);
    }),
  );
});

it.each(['', '91350100M000100Y4', '91350100M000100Y433', '9135010IM000100Y43'])('refuses %j as a tax number', (code) => {
  expect(isTaxNumber(code)).toBe(false);
});

it('reads lines as channels give them', () => {
  const lines = normaliseLines([
    { id: 7, sku: 'LAMP', quantity: 2, price: 4900, discount: { platform: 300 }, given: 'kept' },
    { outerCode: 'SOFA-3', qty: 1, amount: 650000 },
    { sku: 'GIFT', giftOf: '7' },
  ]);
  expect(lines).toEqual([
    { id: '7', sku: 'LAMP', quantity: 2, price: 4900, discount: { shop: 0, platform: 300, talent: 0 }, amount: 9500, given: 'kept' },
    { id: '2', sku: 'SOFA-3', outerCode: 'SOFA-3', quantity: 1, amount: 650000 },
    { id: '3', sku: 'GIFT', giftOf: '7', quantity: 1, amount: 0 },
  ]);
  for (const line of lines ?? []) expect(OrderLine.safeParse(line).success).toBe(true);
});

it.each([undefined, 'text', {}, [1], [{ name: 'no code' }], [{ sku: 'A', quantity: 1.5 }]])('leaves %j alone', (given) => {
  expect(normaliseLines(given)).toBeUndefined();
});

it('gives the same when lines are read twice', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ sku: fc.string(), qty: fc.nat(9), price: fc.nat(), discount: fc.nat(99) }, { requiredKeys: [] })),
      (given) => {
        const once = normaliseLines(given);
        if (once) expect(normaliseLines(JSON.parse(JSON.stringify(once)))).toEqual(once);
      },
    ),
  );
});

const plain = { amount: 1000, paidAmount: 1000, receiver: '王女士', phone: '13800000000', address: '测试路 1 号' };

it.each([
  ['unpaid', { paidAmount: 0 }],
  ['deposit-only', { paidAmount: 300 }],
  ['sku-unknown', { lines: [{ id: '1', sku: 'X', quantity: 1, amount: 0, unknown: true }] }],
  ['oversold', { lines: [{ id: '1', sku: 'X', quantity: 1, amount: 0, oversold: true }] }],
  ['short-stock', { stock: { outcome: 'short', warehouse: null, short: [{ sku: 'X', missing: 2 }], unknown: [] } }],
  ['no-warehouse', { routing: { warehouse: null } }],
  ['no-carrier', { routing: { warehouse: 'SH', carrier: null } }],
  ['stop-listed', { routing: { stopListed: true } }],
  ['risk', { risk: 'review' }],
  ['refund-open', { refundStatus: 'open' }],
  ['company-invoice', { invoice: { kind: 'company', taxNumber: '91350100M000100Y43' } }],
  ['note', { buyerNote: '请晚上送' }],
  ['possible-merge', { mergeWith: ['o2'] }],
  ['held', { holds: ['人工拦截'] }],
  ['address-incomplete', { phone: '' }],
  ['gifts-only', { lines: [gone({ id: '1', sku: 'A' }), { id: '2', sku: 'G', quantity: 1, amount: 0, giftOf: '1' }] }],
])('tells %s', (reason, change) => {
  expect(reasonsOf(plain)).toEqual([]);
  expect(reasonsOf({ ...plain, ...change })).toEqual([reason]);
});

function gone(line: { readonly id: string; readonly sku: string }) {
  return { ...line, quantity: 1, amount: 500, refunded: 500 };
}

it('tells every reason at once, and survives fields it cannot read', () => {
  const reasons = reasonsOf({ ...plain, paidAmount: 0, risk: 'review', remark: '加急', lines: 'nonsense', invoice: { kind: 'company' } });
  expect(reasons).toEqual(['unpaid', 'risk', 'company-invoice', 'tax-number', 'note']);
  expect(readOrder({ lines: 'nonsense', holds: 3 })).toMatchObject({ lines: [], holds: [], amount: null });
});

it('lets cash on delivery ship unpaid, and trusts an address that only the platform can read', () => {
  expect(reasonsOf({ ...plain, paidAmount: 0, payMethod: 'cod' })).toEqual([]);
  expect(reasonsOf({ amount: 1, paidAmount: 1, addressMasked: { receiver: '王*', phone: '138****0000', address: '***' } })).toEqual([]);
});

it('names every reason in both languages', () => {
  for (const { label, hint } of reviewReasons.all) expect([label.zh, label.en, hint.zh, hint.en].every((text) => text !== '')).toBe(true);
});
