import { actions, fieldsWritten, planAction } from '@orderloom/shared/actions';
import { locales } from '@orderloom/shared/base';
import { FlowDocument } from '@orderloom/shared/document';
import { expressionsOf } from '@orderloom/shared/expression';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const label = { zh: '', en: '' };
const document = FlowDocument.parse({
  format: 'orderloom.flow',
  schemaVersion: 1,
  id: 'f',
  name: label,
  root: 'root',
  states: { root: { id: 'root', kind: 'compound', parent: null, label } },
  context: {
    orderNo: { label: { zh: '订单号', en: 'Order number' }, type: { type: 'text' } },
    amount: { label: { zh: '金额', en: 'Amount' }, type: { type: 'money' } },
    tags: { label, type: { type: 'list', of: { type: 'text' } } },
    lines: { label, type: { type: 'json' } },
    legs: { label, type: { type: 'json' } },
    reviewReasons: { label, type: { type: 'list', of: { type: 'text' } } },
  },
  events: { paid: { label: { zh: '已付', en: 'Paid' }, payload: { amount: { label, type: { type: 'money' } } } } },
});
const expressions = expressionsOf(document);
const scope = {
  context: {
    orderNo: 'A1',
    amount: 12345,
    tags: ['old'],
    lines: [
      {
        id: '1',
        sku: 'SET',
        quantity: 2,
        components: [
          { sku: 'LAMP', quantity: 2 },
          { sku: 'BULB', quantity: 4 },
        ],
      },
      { id: '2', sku: 'SOFA', quantity: 1, leg: 'flash' },
      { id: '3', sku: 'LAMP' },
    ],
  },
  event: { type: 'paid', amount: 500 },
  now: 0,
  inState: () => false,
};

interface Example {
  readonly params: Readonly<Record<string, unknown>>;
  /** What it does, once planned and run in `scope`. */
  readonly does: unknown;
  readonly wrong: Readonly<Record<string, unknown>>;
  /** Where the fault of `wrong` is located. */
  readonly at: string;
}

const examples: Readonly<Record<string, Example>> = {
  'set-field': {
    params: { field: 'amount', value: 'amount + event.amount' },
    does: { amount: 12845 },
    wrong: { field: 'amont', value: '1' },
    at: 'a.params.field',
  },
  'add-tag': { params: { tag: 'vip' }, does: { tags: ['old', 'vip'] }, wrong: { tag: '' }, at: 'a.params.tag' },
  'remove-tag': { params: { tag: 'old' }, does: { tags: [] }, wrong: { tag: '' }, at: 'a.params.tag' },
  'send-http': {
    params: { url: 'https://wms.example.com/{{ orderNo }}', headers: { 'x-order': '{{ orderNo }}' }, body: '{"no": "{{ orderNo }}"}' },
    does: {
      type: 'http',
      method: 'POST',
      url: 'https://wms.example.com/A1',
      headers: { 'x-order': 'A1' },
      body: { no: 'A1' },
      timeout: 10_000,
    },
    wrong: { url: 'https://wms.example.com/{{ orderNumber }}' },
    at: 'a.params.url',
  },
  'send-webhook': {
    params: {
      url: 'https://partner.example.com/hooks',
      secret: 'secret://partner',
      event: 'order.paid',
      data: { orderId: 'orderNo' },
      inOrder: true,
    },
    does: {
      type: 'webhook',
      url: 'https://partner.example.com/hooks',
      secrets: ['secret://partner'],
      payload: { type: 'order.paid', timestamp: '1970-01-01T00:00:00.000Z', data: { orderId: 'A1' } },
      timeout: 15_000,
      inOrder: true,
    },
    wrong: { url: 'https://partner.example.com/', secret: 'whsec_in-the-clear', event: 'e' },
    at: 'a.params.secret',
  },
  'send-wecom': {
    params: { url: 'https://robot.example.com', group: '履约群', content: '订单 {{ orderNo }}，{{ amount }} 元' },
    does: { type: 'wecom', url: 'https://robot.example.com', format: 'text', content: '订单 A1，123.45 元', mentions: [] },
    wrong: { url: 'https://robot.example.com', content: '{{ orderNo' },
    at: 'a.params.content',
  },
  'send-qimen': {
    params: {
      url: 'https://wms.example.com/qimen',
      appKey: '2300',
      secret: 'secret://wms',
      orderCode: '{{ orderNo }}',
      warehouse: 'WH-1',
      fields: { logisticsCode: '"SF"' },
    },
    does: {
      type: 'qimen',
      method: 'deliveryorder.create',
      url: 'https://wms.example.com/qimen',
      appKey: '2300',
      secret: 'secret://wms',
      customerId: '',
      body: {
        deliveryOrder: {
          deliveryOrderCode: 'A1',
          orderType: 'JYCK',
          warehouseCode: 'WH-1',
          createTime: '1970-01-01 08:00:00',
          placeOrderTime: '1970-01-01 08:00:00',
          operateTime: '1970-01-01 08:00:00',
          totalAmount: '123.45',
          receiverInfo: {},
          logisticsCode: 'SF',
        },
        orderLines: { orderLine: [] },
      },
      knownAs: ['A1'],
      timeout: 15_000,
    },
    wrong: { url: 'https://wms.example.com/', appKey: '2300', secret: 'in-the-clear', orderCode: 'x' },
    at: 'a.params.secret',
  },
  'raise-event': {
    params: { event: 'paid', payload: { amount: 'amount' } },
    does: { type: 'paid', amount: 12345 },
    wrong: { event: 'unknown' },
    at: 'a.params.event',
  },
  'cancel-event': { params: { event: 'paid' }, does: [], wrong: { event: 'unknown' }, at: 'a.params.event' },
  'write-note': {
    params: { text: '已付 {{ event.amount }}' },
    does: '已付 5.00',
    wrong: { text: '{{ event.nothing }}' },
    at: 'a.params.text',
  },
  'review-order': {
    params: { ignore: ['address-incomplete'], cleared: 'tags' },
    does: { reviewReasons: ['unpaid'] },
    wrong: { ignore: ['bad-mood'] },
    at: 'a.params.ignore',
  },
  'reserve-stock': {
    params: { warehouse: 'SH', lineIds: '["1", "3"]' },
    does: {
      type: 'stock',
      op: 'reserve',
      leg: '',
      warehouse: 'SH',
      lines: [
        { sku: 'BULB', quantity: 4 },
        { sku: 'LAMP', quantity: 3 },
      ],
      inOrder: true,
    },
    wrong: { lineIds: 'nothing' },
    at: 'a.params.lineIds',
  },
  'release-stock': {
    params: {},
    does: { type: 'stock', op: 'release', leg: '', warehouse: '', lines: null, inOrder: true },
    wrong: { leg: '{{ nothing }}' },
    at: 'a.params.leg',
  },
  'consume-stock': {
    params: { leg: 'flash', warehouse: 'SH' },
    does: { type: 'stock', op: 'consume', leg: 'flash', warehouse: 'SH', lines: [{ sku: 'SOFA', quantity: 1 }], inOrder: true },
    wrong: { warehouse: '{{ nothing }}' },
    at: 'a.params.warehouse',
  },
  'split-legs': {
    params: { total: 'amount' },
    does: expect.objectContaining({
      legs: [
        { kind: 'flash', lines: ['2'], amount: 6173, status: 'pending' },
        { kind: 'parcel', lines: ['1', '3'], amount: 6172, status: 'pending' },
      ],
    }),
    wrong: { total: 'nothing' },
    at: 'a.params.total',
  },
  'mark-leg': {
    params: { leg: 'flash', status: 'done' },
    does: expect.objectContaining({ legs: [] }),
    wrong: { leg: 'flash', status: 'lost' },
    at: 'a.params.status',
  },
  'move-lines': {
    params: { leg: 'parcel', lineIds: '["2"]' },
    does: expect.objectContaining({ legs: [] }),
    wrong: { leg: '{{ nothing }}' },
    at: 'a.params.leg',
  },
  'refund-lines': {
    params: { lineIds: '["1"]', amount: '0' },
    does: expect.objectContaining({ legs: [] }),
    wrong: { lineIds: 'nothing' },
    at: 'a.params.lineIds',
  },
  'route-order': {
    params: {},
    does: {
      type: 'route',
      order: {
        number: 'A1',
        customer: 'A1',
        fields: { amount: 12345, tags: ['old'], pieces: 8, skus: ['BULB', 'LAMP', 'SOFA'] },
        demand: [
          { sku: 'BULB', quantity: 4 },
          { sku: 'LAMP', quantity: 3 },
          { sku: 'SOFA', quantity: 1 },
        ],
      },
      inOrder: true,
    },
    wrong: { warehouse: 'SH' },
    at: 'a.params',
  },
  'to-define': { params: { name: 'notifyBuyer' }, does: undefined, wrong: { name: '' }, at: 'a.params.name' },
};

function planned(type: string, params: Readonly<Record<string, unknown>>) {
  return planAction(actions, { id: 'a1', type, params: params as never }, { document, expressions, site: { path: 'a', event: 'paid' } });
}

function outcome(plan: ReturnType<typeof planned>): unknown {
  if (!plan.ok) return plan.error;
  const what = plan.value.plan;
  if (what.type === 'assign') return what.assign(scope);
  if (what.type === 'effect') return what.effect(scope);
  if (what.type === 'raise') return what.event(scope);
  if (what.type === 'cancel') return what.raises;
  return what.type === 'note' ? what.note(scope) : undefined;
}

it('every action has an example here', () => {
  expect(actions.all.map((action) => action.id).sort()).toEqual(Object.keys(examples).sort());
});

describe.each(actions.all.map((action) => [action.id, action, examples[action.id]] as const))('action %s', (id, action, example) => {
  if (!example) throw new Error(`no example for ${id}`);

  it('does what it says, with the data of the order and the event', () => {
    expect(outcome(planned(id, example.params))).toEqual(example.does);
  });

  it('writes the fields it says it writes, and no others', () => {
    const plan = planned(id, example.params);
    const done = plan.ok && plan.value.plan.type === 'assign' ? Object.keys(plan.value.plan.assign(scope)) : [];
    const said = fieldsWritten(actions, { id: 'a1', type: id, params: example.params as never });
    expect([...done].sort()).toEqual([...said].sort());
  });

  it('locates a wrong parameter in both languages', () => {
    const plan = planned(id, example.wrong);
    expect(plan.ok ? [] : plan.error.map((fault) => fault.path)).toContainEqual(expect.stringMatching(new RegExp(`^${example.at}`)));
    for (const fault of plan.ok ? [] : plan.error)
      expect([fault.message.zh, fault.message.en].filter((text) => text.length < 4)).toEqual([]);
  });

  it('describes itself in both languages', () => {
    const params = action.params.parse(example.params);
    for (const locale of locales) expect(action.describe(params, document, locale).length).toBeGreaterThan(3);
    expect([action.label.zh, action.label.en, action.hint.zh, action.hint.en].filter((text) => text === '')).toEqual([]);
  });

  it('offers a form: every parameter has a label and an editor', () => {
    const schema = z.toJSONSchema(action.params, { io: 'input', unrepresentable: 'any' }) as {
      properties?: Record<string, { label?: unknown; widget?: unknown }>;
    };
    const shown = action.hidden ? ['name'] : Object.keys(schema.properties ?? {});
    expect(shown.filter((key) => !schema.properties?.[key]?.label || !schema.properties[key]?.widget)).toEqual([]);
  });
});
