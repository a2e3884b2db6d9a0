import { afterEach, describe, expect, it } from 'vitest';
import { type ConnectedRuntime, connectedRuntime, until } from '../support/platforms/connected-runtime.ts';
import { type DouyinPlatform, douyinApiSecrets, serveDouyin } from '../support/platforms/douyin.ts';
import { type Jd, type JdOrder, jdSecrets, serveJd } from '../support/platforms/jd.ts';
import type { Served } from '../support/platforms/platform.ts';

let here: ConnectedRuntime;
let platform: Served;
afterEach(async () => {
  await here.end();
  await platform.close();
});

const settled = (number: string, state: string) => until(async () => (await here.order(number))?.states.includes(state));
const settings = (url: string) => ({ apiUrl: url, callsPerSecond: '500' });

describe('JD', () => {
  async function begin(): Promise<Jd> {
    const jd = await serveJd();
    platform = jd;
    here = await connectedRuntime({ type: 'jd', secrets: jdSecrets, settings: settings(jd.url) });
    return jd;
  }

  function order(jd: Jd, orderId: string, more: Partial<JdOrder> = {}): JdOrder {
    const at = Date.now() - 5000;
    const made = { orderId, orderState: 'WAIT_SELLER_STOCK_OUT', orderPayment: '147.90', start: at, paid: at, modified: at, ...more };
    jd.orders.set(orderId, made);
    return made;
  }

  it('is asked for what changed; its refund applications are in fen', async () => {
    const jd = await begin();
    const made = order(jd, '300000000901');
    await settled('300000000901', 'paid');
    expect(await here.order('300000000901')).toMatchObject({ data: { orderNo: '300000000901', amount: 14_790 } });

    jd.refunds.push({ id: 70_000_009, orderId: '300000000901', status: 0, applyRefundSum: 3990, applied: Date.now() });
    await until(async () => (await here.order('300000000901'))?.data.refundId === '70000009');

    Object.assign(made, { orderState: 'WAIT_GOODS_RECEIVE_CONFIRM', waybill: 'JDVA9|SF9', modified: Date.now() });
    await settled('300000000901', 'shipped');
    const events = (await here.order('300000000901'))?.events ?? [];
    expect(events.filter((name) => name === 'order.paid')).toHaveLength(1);
  });

  it('is asked again after it failed, from where it was left; pages that shift lose nothing', async () => {
    const jd = await begin();
    await until(() => jd.calls.get('jingdong.pop.order.enSearch'));
    jd.fail(20);
    const numbers = Array.from({ length: 230 }, (_, index) => `3000000010${String(index).padStart(3, '0')}`);
    for (const number of numbers) order(jd, number);

    for (const number of numbers) await settled(number, 'paid');
  });

  it('does not ship what is locked', async () => {
    const jd = await begin();
    order(jd, '300000000902', { orderState: 'LOCKED' });
    await settled('300000000902', 'paid');
    expect((await here.order('300000000902'))?.events).not.toContain('order.ready');
  });
});

describe('Douyin', () => {
  async function begin(): Promise<DouyinPlatform> {
    const douyin = await serveDouyin();
    platform = douyin;
    here = await connectedRuntime({ type: 'douyin', secrets: douyinApiSecrets, settings: settings(douyin.url) });
    return douyin;
  }

  it('completes each push by the order itself, and pulls what was not pushed; both tell of it once', async () => {
    const douyin = await begin();
    const at = Math.floor(Date.now() / 1000) - 5;
    const times = { create_time: at, pay_time: at, update_time: at };
    douyin.orders.set('6932000000000000901', { order_id: '6932000000000000901', main_status: 2, pay_amount: 14_790, ...times });
    douyin.orders.set('6932000000000000902', { order_id: '6932000000000000902', main_status: 2, pay_amount: 5900, ...times });
    const body = `[{"tag":"101","msg_id":"m-901","data":{"p_id":6932000000000000901,"shop_id":9}}]`;
    const answer = await here.runtime.app.request('/hooks/default/shop', { method: 'POST', body, headers: douyin.headers(body) });
    expect([answer.status, await answer.json()]).toEqual([200, { code: 0, msg: 'success' }]);

    await settled('6932000000000000901', 'paid');
    await settled('6932000000000000902', 'paid');

    expect(await here.order('6932000000000000901')).toMatchObject({ data: { amount: 14_790, orderNo: '6932000000000000901' } });
    const events = (await here.order('6932000000000000901'))?.events ?? [];
    expect(events.filter((name) => name === 'order.paid')).toHaveLength(1);
  });
});
