import { expect, it } from 'vitest';
import { jddj } from './jddj.ts';

const secrets = { appKey: 'k', appSecret: 's', token: 't' };
const now = Date.UTC(2026, 8, 1);
const data = { billId: '800000000000777', statusId: '32000', timestamp: '2026-09-01 08:00:00' };
const message = { deliveryId: 'd', topic: 'newOrder', probe: false, body: new Uint8Array(), data };
const answer = (body: unknown) => ({ status: 200, body: new TextEncoder().encode(JSON.stringify(body)) });

it('asks for the order a thin message names, when it has a token to ask with', () => {
  const asked = jddj.detail?.request(message, { secrets, settings: {}, now });
  const fields = Object.fromEntries(new URLSearchParams(asked?.body ?? ''));
  expect(asked?.url).toBe('https://openapi.jddj.com/djapi/order/es/query');
  expect(fields).toMatchObject({ token: 't', timestamp: '2026-09-01 08:00:00', jd_param_json: '{"orderId":"800000000000777"}' });
  expect(jddj.detail?.request(message, { secrets: { ...secrets, token: '' }, settings: {}, now })).toBeUndefined();
});

it('reads the order out of its wrappings, and tells it with the message', () => {
  const order = {
    orderId: 800000000000777,
    orderStatus: 32000,
    orderBuyerPayableMoney: 4590,
    orderFreightMoney: 300,
    orderPurchaseTime: '2026-09-01 07:59:30',
    buyerFullName: '王五',
    product: [{ skuId: 9007199254, skuIdIsv: 'TEA-1', skuName: '茶', skuCount: 2, skuJdPrice: 2145 }],
  };
  const body = { code: '0', data: JSON.stringify({ code: '0', result: { resultList: [order] } }) };
  const detail = jddj.detail?.read(answer(body));
  if (!detail?.ok) throw new Error('unreadable');
  expect(jddj.map({ ...message, detail: detail.value }, {})).toMatchObject({
    ok: true,
    value: {
      externalId: '800000000000777',
      events: ['order.created'],
      data: {
        amount: 4590,
        freight: 300,
        createdAt: '2026-08-31T23:59:30.000Z',
        receiver: '王五',
        lines: [{ sku: 'TEA-1', quantity: 2, price: 2145 }],
      },
    },
  });
});

it('tells what the platform has against it', () => {
  expect(jddj.detail?.read(answer({ code: '10018', msg: 'token 已过期' }))).toMatchObject({ ok: false, error: { cause: 'credentials' } });
  expect(jddj.detail?.read(answer({ code: '0', data: '{}' }))).toMatchObject({ ok: false, error: { cause: 'unreadable' } });
});
