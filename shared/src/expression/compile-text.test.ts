import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json.ts';
import type { FieldType } from '../document/field.ts';
import { drawFlow } from '../testing/index.ts';
import { ExpressionError, expressionsOf } from './index.ts';
import type { Scope } from './types.ts';

const flow = drawFlow({
  fields: {
    amount: 'money',
    pieces: 'integer',
    weight: 'decimal',
    paid: 'boolean',
    waybill: 'text',
    shippedAt: 'instant',
    wait: 'duration',
    level: ['gold', 'diamond'],
    tags: 'tags',
    raw: 'json',
  },
  events: {
    refund: { payload: { amount: 'money', at: 'instant', reason: 'text' } },
    blank: {},
  },
  states: { open: {}, closed: { final: true } },
});
const expressions = expressionsOf(flow);
const noon = Date.UTC(2026, 0, 1, 12);

function scope(context: Record<string, Json> = {}, event: Scope['event'] = { type: 'refund' }): Scope {
  return { context, event, now: noon, inState: (id) => id === 'open' };
}

function run(text: string, type: FieldType | 'any', context: Record<string, Json> = {}, event?: Scope['event']): Json {
  const compiled = expressions.compile(text, type, { path: 'x', event: 'refund' });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value(scope(context, event));
}

function problems(text: string, type: FieldType | 'any' = 'any', event: string | null = 'refund') {
  const compiled = expressions.compile(text, type, { path: 'x', event: event ?? undefined });
  return compiled.ok ? [] : compiled.error;
}

const bool: FieldType = { type: 'boolean' };
const money: FieldType = { type: 'money' };

describe('evaluating', () => {
  it.each<[string, FieldType | 'any', Record<string, Json>, Json]>([
    ['amount > 5000000', bool, { amount: 5000001 }, true],
    ['weight > 3', bool, { weight: 3.5 }, true],
    ['weight == 3', bool, { weight: 3 }, true],
    ['pieces * 1.5', { type: 'decimal' }, { pieces: 3 }, 4.5],
    ['int(amount * 0.9)', money, { amount: 1001 }, 900],
    ['pieces + 1', { type: 'integer' }, { pieces: 2 }, 3],
    ['level == "gold" || amount > 5', bool, { level: 'gold', amount: null }, true],
    ['amount > 5 || level == "gold"', bool, { level: 'gold', amount: null }, true],
    ['amount != null && amount > 5', bool, { amount: null }, false],
    ['amount == null', bool, {}, true],
    ['tags == null', bool, { tags: ['a'] }, false],
    ['tags == null', bool, { tags: [] }, false],
    ['tags == null', bool, { tags: null }, true],
    ['shippedAt == null', bool, { shippedAt: '2026-01-01T00:00:00Z' }, false],
    ['"vip" in tags', bool, { tags: ['vip'] }, true],
    ['tags.filter(tag, tag != "vip")', { type: 'list', of: { type: 'text' } }, { tags: ['vip', 'late'] }, ['late']],
    ['now - shippedAt > duration("2h")', bool, { shippedAt: '2026-01-01T09:00:00Z' }, true],
    ['shippedAt + wait', { type: 'instant' }, { shippedAt: '2026-01-01T09:00:00Z', wait: 1500 }, '2026-01-01T09:00:01.500Z'],
    ['(shippedAt - now) + duration("1h")', { type: 'duration' }, { shippedAt: '2026-01-01T11:59:58.500Z' }, 3_598_500],
    ['now', { type: 'instant' }, {}, '2026-01-01T12:00:00.000Z'],
    ['paid ? amount : null', money, { paid: false, amount: 3 }, null],
    ['(paid ? 5 : null) == null', bool, { paid: false }, true],
    ['raw.size == 3', bool, { raw: { size: 3 } }, true],
    ['raw.size + 1', { type: 'integer' }, { raw: { size: 3 } }, 4],
    ['inState("open") && !inState("closed")', bool, {}, true],
    ['[]', { type: 'list', of: { type: 'integer' } }, {}, []],
    ['{"a": 1, "b": [now]}', 'any', {}, { a: 1, b: ['2026-01-01T12:00:00.000Z'] }],
    ['null', money, {}, null],
  ])('%s', (text, type, context, expected) => {
    expect(run(text, type, context)).toEqual(expected);
  });

  it('reads the declared payload by type and what is missing as empty', () => {
    const event = { type: 'refund', amount: 700, at: '2026-01-01T12:00:00Z' };

    expect(run('event.amount + amount', money, { amount: 1 }, event)).toBe(701);
    expect(run('event.at == now && event.reason == null', bool, {}, event)).toBe(true);
    expect(run('event.type', { type: 'text' }, {}, event)).toBe('refund');
    expect(run('event["amount"] > 1', bool, {}, event)).toBe(true);
  });

  it('reads any payload of a wildcard', () => {
    const compiled = expressions.compile('event.count > 2 && event.nothing == null', bool, { path: 'x', event: '*' });

    expect(compiled.ok && compiled.value(scope({}, { type: 'other', count: 3 }))).toBe(true);
  });

  it('throws an expression error that names the empty field', () => {
    expect(() => run('amount > 5', bool, { amount: null })).toThrow(ExpressionError);
    expect(() => run('amount > 5', bool, { amount: null })).toThrow(/amount/);
  });

  it.each<[string, FieldType, Record<string, Json>]>([
    ['raw', money, { raw: 1.5 }],
    ['raw', { type: 'instant' }, { raw: 'soon' }],
    ['raw', { type: 'enum', options: [{ value: 'gold', label: {} }] }, { raw: 'tin' }],
    ['pieces * 9007199254740991', { type: 'integer' }, { pieces: 3 }],
    ['weight / 0.0', { type: 'decimal' }, { weight: 1 }],
    ['pieces / 0', { type: 'integer' }, { pieces: 1 }],
    ['raw.missing', { type: 'text' }, { raw: {} }],
    ['pieces > 1', bool, { pieces: 1.5 }],
  ])('refuses the result of %s', (text, type, context) => {
    expect(() => run(text, type, context)).toThrow(ExpressionError);
  });
});

describe('checking', () => {
  it.each<[string, FieldType | 'any', string | null, string, string]>([
    ['amuont > 5', bool, 'refund', 'expression.unknown-field', 'amuont'],
    ['paid && event.amuont > 5', bool, 'refund', 'expression.unknown-payload', 'event.amuont'],
    ['paid && event.amount > 5', bool, null, 'expression.unknown-payload', 'event.amount'],
    ['event.amount > 5', bool, 'blank', 'expression.unknown-payload', 'event.amount'],
    ['inState("opne")', bool, 'refund', 'expression.unknown-state', '"opne"'],
    ['level == "silver"', bool, 'refund', 'expression.type', '"silver"'],
    ['level in ["gold", "silver"]', bool, 'refund', 'expression.type', '"silver"'],
    ['paid && amount > "5"', bool, 'refund', 'expression.type', 'amount > "5"'],
    ['paid && amount', bool, 'refund', 'expression.type', 'amount'],
    ['amount', bool, 'refund', 'expression.type', 'amount'],
    ['amount * 0.9', money, 'refund', 'expression.type', 'amount * 0.9'],
    ['"tin"', { type: 'enum', options: [{ value: 'gold', label: {} }] }, 'refund', 'expression.type', '"tin"'],
    ['waybill.shout()', 'any', 'refund', 'expression.type', 'waybill.shout()'],
    ['has(event.amount)', bool, 'refund', 'expression.type', 'has(event.amount)'],
    ['amount > )', bool, 'refund', 'expression.syntax', ')'],
    ['amount >', bool, 'refund', 'expression.syntax', ''],
    ['', bool, 'refund', 'expression.syntax', ''],
    ['constructor', 'any', 'refund', 'expression.unknown-field', 'constructor'],
  ])('%s', (text, type, event, code, marked) => {
    const [first] = problems(text, type, event);

    expect(first).toMatchObject({ code, path: 'x' });
    expect(text.slice(first?.range?.from, first?.range?.to)).toBe(marked);
  });

  it('tells every unknown name at once and suggests the nearest', () => {
    const found = problems('amuont > 5 && weigth > 2 && foo');

    expect(found.map((problem) => problem.message.en)).toEqual([
      'There is no field "amuont". Did you mean "amount"?',
      'There is no field "weigth". Did you mean "weight"?',
      expect.stringContaining('Fields: amount, pieces'),
    ]);
  });

  it('says what a guard gives when it is no condition', () => {
    expect(problems('amount', bool)[0]?.message).toEqual({
      zh: '这里应得到真假值，实际得到整数。请写成比较，例如“x > 0”。',
      en: 'This must give a yes/no value, but gives a whole number. Write a comparison, such as "x > 0".',
    });
  });

  it('knows the names a macro binds', () => {
    expect(problems('tags.exists(tag, tag.startsWith("v"))', bool)).toEqual([]);
    expect(problems('tags.exists(tag, tga == "v")', bool)[0]?.code).toBe('expression.unknown-field');
  });

  it('recognises a label that was written for a key', () => {
    const labelled = drawFlow({ fields: { sum: { label: { zh: '金额' }, type: { type: 'money' } } }, states: { a: {} } });
    const compiled = expressionsOf(labelled).compile('金额 > 5', bool, { path: 'x' });

    expect(!compiled.ok && compiled.error[0]?.message.zh).toBe('字段“金额”在这里要写作 sum。');
  });
});
