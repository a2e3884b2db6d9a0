import type { FieldType } from '@orderloom/shared/document';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitOf } from './duration-units.ts';
import { formatMoney, formatValue } from './format-value.ts';

const level: FieldType = { type: 'enum', options: [{ value: 'gold', label: { zh: '金卡', en: 'Gold' } }] };

describe('a value as people read it', () => {
  it.each<[unknown, FieldType, string, string]>([
    [5_000_000, { type: 'money' }, '¥50,000', '¥50,000'],
    [7_200_000, { type: 'duration' }, '2 小时', '2 h'],
    [true, { type: 'boolean' }, '是', 'yes'],
    ['gold', level, '金卡', 'Gold'],
    ['lost', level, 'lost', 'lost'],
    [['a', 'b'], { type: 'list', of: { type: 'text' } }, 'a、b', 'a, b'],
    [null, { type: 'text' }, '—', '—'],
    [{ a: 1 }, { type: 'json' }, '{"a":1}', '{"a":1}'],
  ])('%j', (value, type, zh, en) => {
    expect(formatValue(value as never, type, 'zh')).toBe(zh);
    expect(formatValue(value as never, type, 'en')).toBe(en);
  });

  it('shows money to the fen, never rounded', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
        const [whole = '', cents = ''] = formatMoney(fen).replace(/[-,]/g, '').split('.');

        expect(Number(whole) * 100 + Number(cents.padEnd(2, '0'))).toBe(Math.abs(fen));
      }),
    );
  });
});

it('offers the largest unit that tells a duration as a whole number', () => {
  const units = [0, 90_000, 5_400_000, 7_200_000, 172_800_000, 1500].map((ms) => unitOf(ms).id);
  expect(units).toEqual(['minute', 'second', 'minute', 'hour', 'day', 'ms']);
  expect([unitOf(7_200_000, 'hours').id, unitOf(5_400_000, 'hours').id, unitOf(172_800_000, 'days').id]).toEqual([
    'working-hour',
    'working-minute',
    'working-day',
  ]);
  fc.assert(fc.property(fc.nat(), (ms) => ms % unitOf(ms).ms === 0));
});
