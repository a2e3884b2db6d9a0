import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json.ts';
import {
  compileMapping,
  conflictsOf,
  emptyMapping,
  explainPattern,
  type MappedField,
  MappingDocument,
  serialiseMapping,
  stepTypes,
  suggestFields,
  targetsOf,
} from './index.ts';

function field(more: Partial<MappedField> & Pick<MappedField, 'key'>): MappedField {
  return {
    in: 'order',
    type: { type: 'text' },
    source: { from: 'path', path: [more.key] },
    steps: [],
    required: false,
    topics: [],
    ...more,
  };
}

function compiled(...fields: MappedField[]) {
  const result = compileMapping({ ...emptyMapping, fields });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('a mapping', () => {
  it('reads through texts that hold JSON, with long numbers exact, and through lists', () => {
    const message = { data: '{"p_id":6920000000000000001,"items":[{"code":"A"},{"code":"B"}],"n":1.5}' };
    const { order } = compiled(
      field({ key: 'orderNo', source: { from: 'path', path: ['data', 'p_id'] } }),
      field({ key: 'second', source: { from: 'path', path: ['data', 'items', 1, 'code'] } }),
      field({ key: 'codes', type: { type: 'list', of: { type: 'text' } }, source: { from: 'path', path: ['data', 'items', '*', 'code'] } }),
    ).apply(message, '');
    expect(order).toEqual({ orderNo: '6920000000000000001', second: 'B', codes: ['A', 'B'] });
  });

  it('joins several places, and takes constants', () => {
    const { order } = compiled(
      field({ key: 'address', source: { from: 'paths', paths: [['city'], ['missing'], ['street']], separator: ' ' } }),
      field({ key: 'shop', source: { from: 'constant', value: '旗舰店' } }),
    ).apply({ city: '杭州市', street: '文三路' }, '');
    expect(order).toEqual({ address: '杭州市 文三路', shop: '旗舰店' });
  });

  it('tells the value after every step, and stops at the one that fails with its place', () => {
    const steps = [
      { type: 'trim', params: {} },
      { type: 'money', params: {} },
    ];
    const mapping = compiled(field({ key: 'amount', type: { type: 'money' }, steps, required: true }));
    expect(mapping.trace({ amount: ' 12.5 ' }, '').traces).toEqual([{ target: 'order.amount', values: [' 12.5 ', '12.5', 1250] }]);
    const failed = mapping.trace({ amount: ' soon ' }, '');
    expect(failed.traces).toEqual([{ target: 'order.amount', values: [' soon ', 'soon'] }]);
    expect(failed.problems).toMatchObject([{ code: 'mapping.step-failed', path: 'order.amount.steps.1', step: 1, blocking: true }]);
    expect(failed.order).toEqual({});
  });

  it('holds a field to its type, and a required one to a value', () => {
    const mapping = compiled(field({ key: 'amount', type: { type: 'money' } }), field({ key: 'phone', required: true }));
    expect(mapping.apply({ amount: '12.5' }, '').problems).toMatchObject([
      { code: 'mapping.type', target: 'order.amount', blocking: false },
      { code: 'mapping.missing', target: 'order.phone', blocking: true },
    ]);
  });

  it('maps a field for its kinds of message alone, and names our event', () => {
    const { value: mapping } = compileMapping({
      ...emptyMapping,
      fields: [field({ key: 'amount', topics: ['100'] })],
      events: { 100: 'order.created' },
    }) as { value: ReturnType<typeof compiled> };
    expect(mapping.apply({ amount: '1' }, '100')).toMatchObject({ order: { amount: '1' }, choice: 'order.created' });
    expect(mapping.apply({ amount: '1' }, '200')).toMatchObject({ order: {}, choice: undefined });
    expect(mapping.apply({}, 'constructor').choice).toBeUndefined();
  });

  it('tells every fault of its own with the place', () => {
    const steps = [
      { type: 'extract', params: { pattern: 'a)' } },
      { type: 'nonsense', params: {} },
    ];
    const result = compileMapping({ ...emptyMapping, fields: [field({ key: 'a', steps })] });
    expect(result).toMatchObject({
      ok: false,
      error: [
        { path: 'order.a.steps.0.pattern', range: { from: 0, to: 2 } },
        { path: 'order.a.steps.1', code: 'mapping.unknown-step' },
      ],
    });
  });

  it('has one text, however it was drawn, and no field twice', () => {
    const [a, b] = [field({ key: 'a' }), field({ key: 'b' })];
    expect(serialiseMapping({ ...emptyMapping, fields: [a, b] })).toBe(serialiseMapping({ ...emptyMapping, fields: [b, a] }));
    expect(MappingDocument.safeParse({ ...emptyMapping, fields: [a, a] }).success).toBe(false);
  });

  it('never throws, gives only what fits its types, and the same again', () => {
    const anyStep = fc.constantFrom(...stepTypes.all).map(({ id, initial }) => ({ type: id, params: { ...initial } }));
    const types = fc.constantFrom<MappedField['type']>({ type: 'text' }, { type: 'money' }, { type: 'instant' }, { type: 'json' });
    const path = fc.array(fc.constantFrom<string | number>('a', 'b', 0, '*'), { minLength: 1, maxLength: 3 });
    const any = fc.record({ key: fc.constantFrom('x', 'y'), type: types, steps: fc.array(anyStep, { maxLength: 4 }), path });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ key }) => key }), fc.jsonValue(), (fields, message) => {
        const mapping = compiled(...fields.map(({ path: at, ...rest }) => field({ ...rest, source: { from: 'path', path: at } })));
        const once = mapping.apply({ a: message as Json, b: [message as Json] }, '');
        expect(mapping.apply({ a: message as Json, b: [message as Json] }, '')).toEqual(once);
        for (const { key, type } of fields) expect(holds(type.type, once.order[key])).toBe(true);
      }),
    );
  });
});

function holds(type: MappedField['type']['type'], value: Json | undefined): boolean {
  if (value === undefined) return true;
  if (type === 'money') return Number.isSafeInteger(value);
  return type !== 'instant' || !Number.isNaN(Date.parse(String(value)));
}

it('counts conflicts by kind and field, with the samples they are in', () => {
  const mapping = compiled(field({ key: 'phone', required: true }), field({ key: 'amount', type: { type: 'money' } }));
  const samples = [{ phone: '1', amount: 1 }, { amount: 2, phone: '1' }, { amount: 'x' }].map((message) => ({
    mapped: mapping.apply(message, ''),
    externalId: 'A1',
  }));
  expect(conflictsOf(samples)).toMatchObject([
    { type: 'two-values', target: 'order.amount', samples: [0, 1] },
    { type: 'missing', target: 'order.phone', samples: [2] },
    { type: 'type', target: 'order.amount', samples: [2] },
  ]);
});

it('proposes fields by their names in three scripts and by the look of their values', () => {
  const messages = [
    {
      订单编号: 'X20261103001',
      shoujihao: '13800000000',
      实付金额: '12.50',
      xdsj: 'x',
      addr_info: '浙江省杭州市西湖区文三路 1 号',
      createTime: 1793664000,
    },
    {
      订单编号: 'X20261103002',
      shoujihao: '13900000000',
      实付金额: '8.00',
      xdsj: 'y',
      addr_info: '上海市浦东新区世纪大道 8 号',
      createTime: 1793664100,
    },
  ];
  const found = new Map(
    suggestFields(messages, targetsOf(undefined)).map(({ field: { in: where, key, source, steps } }) => [
      `${where}.${key}`,
      { path: source.from === 'path' ? source.path[0] : '', steps: steps.map(({ type }) => type) },
    ]),
  );
  expect(found.get('order.orderNo')).toEqual({ path: '订单编号', steps: ['order-number'] });
  expect(found.get('order.phone')).toEqual({ path: 'shoujihao', steps: ['phone'] });
  expect(found.get('order.paidAmount')).toEqual({ path: '实付金额', steps: ['money'] });
  expect(found.get('order.address')?.path).toBe('addr_info');
  expect(found.get('order.createdAt')).toEqual({ path: 'createTime', steps: ['time'] });
});

it('proposes the lines of an order with the names of their parts', () => {
  const [lines] = suggestFields([{ sku_order_list: [{ code: 'A', item_num: 2, pay_amount: 1990 }] }], targetsOf(undefined));
  expect(lines?.field).toMatchObject({
    key: 'lines',
    steps: [{ type: 'order-lines', params: { sku: 'code', quantity: 'item_num', amount: 'pay_amount', unit: 'fen' } }],
  });
});

it.each([
  ['\\d+', '一个或多个数字', 'one or more digits'],
  [
    '^[A-Z]{2}\\d{3,5}$',
    '开头，接着 2 个大写字母，接着 3 到 5 个数字，接着 结尾',
    'the beginning, then 2 capital letters, then 3 to 5 digits, then the end',
  ],
  [
    'SKU-(\\w+)',
    '“SKU-”，接着 一组（一个或多个字母、数字或下划线）',
    '"SKU-", then a group of (one or more letters, digits or underscores)',
  ],
  ['\\p{Han}*', '零个或多个汉字', 'any number of Chinese characters'],
  ['[^|]+', '一个或多个除“|”以外的字符', 'one or more characters other than "|"'],
  ['a|b?', '“a” 或 可有可无的“b”', '"a" or perhaps "b"'],
])('says %s in words', (pattern, zh, en) => {
  expect(explainPattern(pattern)).toEqual({ zh, en });
});

it('explains any pattern without failing', () => {
  fc.assert(fc.property(fc.string(), (pattern) => void explainPattern(pattern)));
});
