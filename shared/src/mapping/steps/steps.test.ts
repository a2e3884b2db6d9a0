import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../../base/json.ts';
import { StepFault } from '../step-fault.ts';
import { stepTypes } from './index.ts';

function run(type: string, value: Json, params: Record<string, Json> = {}): Json {
  const prepared = stepTypes.get(type)?.prepare(params);
  if (!prepared?.ok) throw new Error(JSON.stringify(prepared?.error));
  return prepared.value.run(value, { other: 2 });
}

it.each<[string, Json, Json, Record<string, Json>?]>([
  ['strip-symbols', '#A100@', 'A100'],
  ['digits-only', '数量：１２ 件', '12'],
  ['phone', '+86 138-0000-0000', '13800000000'],
  ['phone', '王女士 13800000000 转 1234', '13800000000-1234'],
  ['phone', '(021) 6000 0000', null],
  ['phone', '021-60000000', '021-60000000'],
  ['phone', '13800000000-1234', '13800000000', { extension: false }],
  ['order-number', " # 2025-001' ", '2025-001'],
  ['order-number', '6920000000000000001A', '6920000000000000001', { suffix: 'A' }],
  ['trim', '　ＡＢ１２ \u200b', 'AB12'],
  ['date', '2026年11月3日 8:05', '2026-11-03T00:05:00.000Z'],
  ['date', '2026/11/3', '2026-11-02T16:00:00.000Z'],
  ['date', '20261103080501', '2026-11-03T00:05:01.000Z'],
  ['date', '2026-11-03T08:05:00-05:00', '2026-11-03T13:05:00.000Z'],
  ['date', '2026-11-03 下午 3:05', '2026-11-03T07:05:00.000Z'],
  ['date', '7/4/2026 12:00 am', '2026-07-04T04:00:00.000Z', { order: 'mdy', zone: 'America/New_York' }],
  ['date', '0001-01-01 00:00:00', null],
  ['money', '￥1,234.50元', 123450],
  ['money', '(12.00)', -1200],
  ['money', '1.2万', 1200000],
  ['money', 0.1, 10],
  ['money', '1990', 1990, { unit: 'fen' }],
  ['money', '1.005', 101, { round: true }],
  ['money', '-0.00', 0],
  ['sku-code', '【a100—red】大号', 'A100-RED'],
  ['remove-emoji', '小王🎉👨‍👩‍👧 5️⃣©', '小王 5©'],
  ['extract', '共 3 件', '3', { pattern: '\\d+' }],
  ['extract', 'SKU:ab-9', 'ab', { pattern: 'SKU:(\\w+)-', group: 1 }],
  ['extract', 'none', null, { pattern: '\\d+', otherwise: 'empty' }],
  ['replace', 'a.b.c', 'a-b-c', { find: '.', with: '-' }],
  ['replace', '2026-11', '11/2026', { find: '(\\d+)-(\\d+)', with: '$2/$1', pattern: true }],
  ['address', '广东深圳市南山区科技园 1 号', '深圳市', { part: 'city' }],
  ['time', 1793664000, '2026-11-03T00:00:00.000Z'],
  ['time', '1793664000123', '2026-11-03T00:00:00.123Z'],
  ['time', 46329.5, '2026-11-03T04:00:00.000Z', { from: 'spreadsheet' }],
  ['time', 0, null],
  ['unit', '1.5kg', 1500],
  ['unit', 3, 4.5, { unit: 'factor', factor: 1.5 }],
  ['enum-table', 1, '微信', { pairs: [{ from: '1', to: '微信' }] }],
  ['enum-table', '9', null, { pairs: [], otherwise: 'empty' }],
  ['join', ['红', '', '大'], '红、大'],
  ['split', '红|大', '大', { take: -1 }],
  ['split', '红|大', ['红', '大']],
  ['default-value', null, '未填写', { value: '未填写' }],
  ['expression', 3, 7, { text: 'value * 2 + 1' }],
  ['expression', 3, 5, { text: 'value + message.other' }],
  [
    'order-lines',
    [{ code: 'A', num: 2, pay: { fee: '9.90' } }],
    [{ sku: 'A', quantity: 2, amount: 990 }],
    { sku: 'code', quantity: 'num', amount: 'pay.fee' },
  ],
])('%s makes of %j: %j', (type, value, expected, params = {}) => {
  if (type === 'phone' && value === '(021) 6000 0000') return expect(() => run(type, value)).toThrow(StepFault);
  expect(run(type, value, params)).toEqual(expected);
});

it.each<[string, Json, Record<string, Json>?]>([
  ['phone', '138****0000'],
  ['money', '12.345'],
  ['money', 'free'],
  ['date', '2026-02-30'],
  ['date', '3/4/2026'],
  ['time', 'soon'],
  ['order-number', '2.02511E+17'],
  ['extract', 'none', { pattern: '\\d+' }],
  ['enum-table', '9', { otherwise: 'fail' }],
  ['order-lines', 'A x 2'],
  ['order-lines', [{ sku: 'A', quantity: '1.5' }]],
])('%s refuses %j rather than guess', (type, value, params = {}) => {
  expect(() => run(type, value, params)).toThrow(StepFault);
});

it('takes each element of a list, and leaves nothing as nothing', () => {
  expect(run('phone', ['138 0000 0000', null])).toEqual(['13800000000', null]);
  for (const { id } of stepTypes.all) if (id !== 'expression') expect(run(id, null)).toBeNull();
});

it.each([
  ['extract', { pattern: '(\\d+' }, 'pattern', { from: 0, to: 4 }],
  ['extract', { pattern: 'a(?=b)' }, 'pattern', { from: 1, to: 4 }],
  ['replace', { find: '[a', pattern: true }, 'find', { from: 0, to: 2 }],
  ['expression', { text: 'value +' }, 'text', expect.anything()],
])('tells where a text of %s is wrong: %j', (type, params, param, range) => {
  const prepared = stepTypes.get(type)?.prepare(params);
  expect(prepared).toMatchObject({ ok: false, error: [{ param, range }] });
});

it('takes time linear in the text for a pattern that stops others', () => {
  const text = `${'a'.repeat(20_000)}!`;
  expect(run('extract', text, { pattern: '(a+)+$', otherwise: 'empty' })).toBeNull();
});

it('offers every step in both languages, ready to use, with a sentence', () => {
  for (const { label, hint, inputs, initial, prepare } of stepTypes.all) {
    const prepared = prepare(initial);
    expect(prepared.ok).toBe(true);
    const says = prepared.ok ? prepared.value.says : { zh: '', en: '' };
    for (const text of [label, hint, says, ...inputs.map((input) => input.label)])
      expect([text.zh, text.en].every((word) => word !== '')).toBe(true);
  }
});

it('counts fen as written, whatever the amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
      const text = `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
      expect(run('money', `¥${text}`)).toBe(fen);
      expect(run('money', String(fen), { unit: 'fen' })).toBe(fen);
    }),
  );
});

it('gives the same when text is cleaned twice', () => {
  const cleaning = ['trim', 'strip-symbols', 'digits-only', 'remove-emoji', 'order-number'];
  fc.assert(
    fc.property(fc.constantFrom(...cleaning), fc.string({ unit: 'grapheme' }), (type, text) => {
      const once = run(type, text);
      expect(run(type, once)).toEqual(once);
    }),
  );
});

it('reads back any instant it is given in any zone', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', '+05:30', 'Australia/Lord_Howe'];
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      fc.constantFrom(...zones),
      (date, zone) => {
        const iso = date.toISOString();
        expect(run('date', iso, { zone })).toBe(iso);
      },
    ),
  );
});
