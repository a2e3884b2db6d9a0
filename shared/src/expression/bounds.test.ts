import { describe, expect, it } from 'vitest';
import { drawFlow } from '../testing/index.ts';
import { expressionsOf } from './index.ts';
import type { Scope } from './types.ts';

const document = drawFlow({ fields: { text: 'text', items: 'json' }, states: { a: {} } });
const expressions = expressionsOf(document);

function evaluate(expression: string, context: Scope['context'], type: 'any' | { type: 'boolean' } = 'any') {
  const compiled = expressions.compile(expression, type, { path: 'x' });
  if (!compiled.ok) throw new Error(compiled.error.map((one) => one.message.en).join());
  return compiled.value({ context, event: { type: 'e' }, now: 0, inState: () => false });
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const hundred = `[${numbers(100).join(',')}]`;

describe('an expression', () => {
  it.each([
    [`items.all(a, items.all(b, items.all(c, a + b + c >= 0)))`, { items: numbers(1000) }],
    [`items.exists(a, items.exists(b, items.exists(c, a + b + c < 0)))`, { items: numbers(1000) }],
    [`items.exists_one(a, items.exists_one(b, items.exists(c, a + b + c < 0)))`, { items: numbers(1000) }],
    [`items.map(a, items.map(b, items.filter(c, c > a + b)))`, { items: numbers(1000) }],
    [`items.all(a, items.all(b, items.all(c, items.all(d, a + b + c + d >= 0))))`, { items: numbers(1000) }],
    [`${hundred}.map(a, ${hundred}.map(b, ${hundred}.map(c, text)).size()).size()`, { text: 'x' }],
    [`${hundred}.map(a, text + text).join("")`, { text: 'x'.repeat(900_000) }],
    [`items.filter(i, text.contains(i))`, { items: numbers(2000).map(String), text: 'x'.repeat(900_000) }],
    [
      numbers(25).reduce(
        (inner, index) =>
          `cel.bind(v${index}, ${index === 24 ? 'text' : `v${index + 1}`} + ${index === 24 ? 'text' : `v${index + 1}`}, ${inner})`,
        'v0.size()',
      ),
      { text: 'x'.repeat(1000) },
    ],
    [Array.from({ length: 700 }, () => 'text').join('+'), { text: 'x'.repeat(1_000_000) }],
  ])('that would take too long or grow too large is given up: %#', (expression, context) => {
    expect(() => evaluate(expression, context)).toThrow(/too much to compute/);
    expect(evaluate('items.size() + 1', { items: [1] })).toBe(2);
  });

  it('over as much as orders hold is computed', () => {
    const items = numbers(1000).map((qty) => ({ sku: `s${qty}`, qty }));
    expect(evaluate('items.filter(i, i.qty >= 500).map(i, i.sku).size()', { items })).toBe(500);
    expect(evaluate('items.exists(i, i.sku == text)', { items, text: 's999' }, { type: 'boolean' })).toBe(true);
    expect(evaluate('items.all(a, items.exists(b, b.qty == a.qty))', { items: items.slice(0, 300) }, { type: 'boolean' })).toBe(true);
    expect(evaluate('cel.bind(x, text + "!", x + x)', { text: 'a' })).toBe('a!a!');
  });

  it.each([
    `${'('.repeat(150)}1${')'.repeat(150)} > 0`,
    Array.from({ length: 3000 }, () => '1').join('+'),
    `"${'x'.repeat(30_000)}" == text`,
  ])('that is too large is refused before it runs: %#', (expression) => {
    expect(expressions.compile(expression, 'any', { path: 'x' }).ok).toBe(false);
  });
});

describe('matches', () => {
  it('takes time linear in the text', () => {
    expect(evaluate('text.matches("^(a+)+$")', { text: `${'a'.repeat(50_000)}b` })).toBe(false);
    expect(evaluate('text.matches("(x+x+)+y")', { text: 'x'.repeat(50_000) })).toBe(false);
  });

  it('finds a pattern anywhere, also one with escapes of characters, also in a loop', () => {
    expect(evaluate('text.matches("[0-9]{3}")', { text: 'ab123' })).toBe(true);
    expect(evaluate('text.matches("^[\\\\u4e00-\\\\u9fa5]+$")', { text: '订单' })).toBe(true);
    expect(evaluate('items.filter(i, i.matches("^s")).size()', { items: ['s1', 't', 's2'] })).toBe(2);
    expect(evaluate('text.matches(items[0])', { items: ['^b'], text: 'abc' })).toBe(false);
  });

  it('cannot be computed with a pattern the engine does not take, or with what is no text', () => {
    expect(() => evaluate('text.matches(items[0])', { items: ['(?=a)'], text: 'abc' })).toThrow(/cannot be used/);
    expect(() => evaluate('text.matches(items[0])', { items: [5], text: 'abc' })).toThrow();
    expect(() => evaluate('text.matches("a")', { text: null })).toThrow(/empty/);
  });
});
