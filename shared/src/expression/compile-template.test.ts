import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json.ts';
import { drawFlow } from '../testing/index.ts';
import { expressionsOf } from './index.ts';

const flow = drawFlow({
  fields: { orderNo: 'text', amount: 'money', tags: 'tags', at: 'instant', raw: 'json' },
  events: { refund: { payload: { amount: 'money' } } },
  states: { open: {} },
});
const expressions = expressionsOf(flow);

function fill(text: string, context: Record<string, Json>, event: Record<string, Json> = {}): string {
  const compiled = expressions.compileTemplate(text, { path: 'x', event: 'refund' });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value({ context, event: { type: 'refund', ...event }, now: 0, inState: () => false });
}

describe('message texts', () => {
  it('fills holes, each by its type', () => {
    expect(fill('Order {{ orderNo }} late', { orderNo: 'A1' })).toBe('Order A1 late');
    expect(fill('{{amount}} + {{ event.amount - 5 }}', { amount: 12345 }, { amount: 105 })).toBe('123.45 + 1.00');
    expect(fill('{{ tags }}|{{ at }}|{{ raw }}', { tags: ['a', 'b'], at: '2026-01-01T00:00:00Z', raw: { a: 1 } })).toBe(
      'a, b|2026-01-01T00:00:00.000Z|{"a":1}',
    );
  });

  it('leaves an empty field out and plain braces alone', () => {
    expect(fill('[{{ orderNo }}] {"a": {"b": 1}}', {})).toBe('[] {"a": {"b": 1}}');
  });

  it('lets a hole contain quoted braces', () => {
    expect(fill('{{ orderNo + "}}" }}', { orderNo: 'A' })).toBe('A}}');
  });

  it('places every fault in the whole text', () => {
    const text = 'Order {{ oderNo }} and {{ amount > }}';
    const compiled = expressions.compileTemplate(text, { path: 'x' });

    const marked = compiled.ok ? [] : compiled.error.map((found) => [found.code, text.slice(found.range?.from, found.range?.to)]);
    expect(marked).toEqual([
      ['expression.unknown-field', 'oderNo'],
      ['expression.syntax', expect.any(String)],
    ]);
  });

  it('refuses a hole that is never closed', () => {
    const compiled = expressions.compileTemplate('a {{ orderNo', { path: 'x' });

    expect(!compiled.ok && compiled.error[0]).toMatchObject({ code: 'expression.syntax', range: { from: 2, to: 12 } });
  });
});
