import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectedRuntime, connectedRuntime, until } from '../support/platforms/connected-runtime.ts';
import { type Pinduoduo, type PinduoduoOrder, pinduoduoSecrets, servePinduoduo } from '../support/platforms/pinduoduo.ts';

let platform: Pinduoduo;
let here: ConnectedRuntime;
const minute = 60_000;
const settings = () => ({ apiUrl: `${platform.url}/api/router`, messageUrl: platform.socketUrl, callsPerSecond: '500' });

beforeEach(async () => {
  platform = await servePinduoduo();
  here = await connectedRuntime({
    type: 'pinduoduo',
    secrets: pinduoduoSecrets,
    settings: settings(),
  });
});
afterEach(async () => {
  await here.end();
  await platform.close();
});

/** A paid order that may be shipped; nobody has told of it. */
function order(order_sn: string, more: Partial<PinduoduoOrder> = {}): PinduoduoOrder {
  const at = Date.now() - 5000;
  const states = { order_status: 1, refund_status: 1, confirm_status: 1, group_status: 1, risk_control_status: 0 };
  const made = { order_sn, ...states, pay_amount: 147.9, created: at, paid: at, updated: at, ...more };
  platform.orders.set(order_sn, made);
  return made;
}

const content = (tid: string) => `{"mall_id":171500002,"tid":"${tid}"}`;
const connected = () => until(() => platform.sockets.size > 0);
const settled = (tid: string, state: string) => until(async () => (await here.order(tid))?.states.includes(state));
const inbox = async (status: string) => ((await here.api('GET', `/inbox?status=${status}`)) as { items: { deliveryId: string }[] }).items;

describe('Pinduoduo', () => {
  it('fetches what a thin message leaves out, and acknowledges it by its whole number', async () => {
    await connected();
    order('261111-1');

    const id = platform.push('pdd_trade_TradeConfirmed', content('261111-1'));
    await settled('261111-1', 'paid');

    expect(await here.order('261111-1')).toMatchObject({ data: { orderNo: '261111-1', amount: 14_790 } });
    await until(() => platform.acknowledged.has(id));
    expect(platform.heartbeats).toBeGreaterThan(0);
  });

  it('applies a message once, however often it comes, and whoever tells of it', async () => {
    await connected();
    order('261111-2');
    for (let time = 0; time < 3; time++) platform.push('pdd_trade_TradeConfirmed', content('261111-2'));
    await settled('261111-2', 'paid');

    // Pulled as well, more than once.
    const pulled = platform.calls.get('pdd.order.number.list.increment.get') ?? 0;
    await until(() => (platform.calls.get('pdd.order.number.list.increment.get') ?? 0) > pulled + 2);

    const events = (await here.order('261111-2'))?.events ?? [];
    expect(events.filter((name) => name === 'order.paid')).toHaveLength(1);
  });

  it('asks again for what the API did not tell, and loses nothing when it is stopped in between', async () => {
    await connected();
    order('261111-3');
    platform.fail(1_000_000);
    const id = platform.push('pdd_trade_TradeConfirmed', content('261111-3'));
    await until(() => platform.acknowledged.has(id));
    expect(await inbox('awaiting')).toHaveLength(1);

    await here.restart();
    expect(await here.order('261111-3')).toBeUndefined();
    platform.fail(0);
    await here.api('POST', '/channels/shop/resume', {});

    await settled('261111-3', 'paid');
    await expect.poll(() => inbox('awaiting')).toHaveLength(0);
  });

  it('pulls what happened while there was no connection: every page of it', async () => {
    await connected();
    await until(() => platform.calls.get('pdd.order.number.list.increment.get'));
    platform.shut(true);
    const numbers = Array.from({ length: 130 }, (_, index) => `261111-9${String(index).padStart(3, '0')}`);
    for (const [index, number] of numbers.entries()) order(number, { updated: Date.now() - 90_000 + index * 500 });

    platform.shut(false);
    for (const number of numbers) await settled(number, 'paid');
    await connected();
  });

  it('never lets what is older overwrite what is newer', async () => {
    await connected();
    const made = order('261111-4', { pay_amount: 99 });
    platform.push('pdd_trade_TradeConfirmed', content('261111-4'));
    await settled('261111-4', 'paid');

    Object.assign(made, { pay_amount: 1, updated: made.updated - 10 * minute });
    platform.push('pdd_trade_TradeLogisticsAddressChanged', content('261111-4'));
    const older = await until(async () => {
      const items = (await here.api('GET', '/inbox')) as { items: { problems: { code: string }[] }[] };
      return items.items.find(({ problems }) => problems.some(({ code }) => code === 'order.older-than-known'));
    });

    expect(older).toBeDefined();
    expect(await here.order('261111-4')).toMatchObject({ data: { amount: 9900 } });
  });

  it('does not take for shippable what is held, nor for open what is cancelled', async () => {
    await connected();
    order('261111-5', { risk_control_status: 1 });
    order('261111-6', { confirm_status: 2, refund_status: 4 });
    platform.push('pdd_trade_TradeRiskChanged', content('261111-5'));
    platform.push('pdd_trade_TradeConfirmed', content('261111-6'));

    await settled('261111-6', 'cancelled');
    await settled('261111-5', 'paid');
    expect((await here.order('261111-5'))?.events).not.toContain('order.ready');
  });

  it('keeps a refund told by a push and by the list as one', async () => {
    await connected();
    const made = order('261111-7');
    platform.push('pdd_trade_TradeConfirmed', content('261111-7'));
    await settled('261111-7', 'paid');
    Object.assign(made, { refund_status: 2 });
    const refund = { id: '2100000000002', order_sn: '261111-7', after_sales_status: 2, refund_amount: '19.90', updated: Date.now() };
    platform.refunds.set(refund.id, refund);
    const modified = refund.updated;
    const told = `{"mall_id":171500002,"tid":"261111-7","refund_id":${refund.id},"refund_fee":1990,"bill_type":1,"modified":${modified}}`;
    platform.push('pdd_refund_RefundCreated', told);

    await until(async () => (await here.order('261111-7'))?.data.refundId === refund.id);
    const pulled = platform.calls.get('pdd.refund.list.increment.get') ?? 0;
    await until(() => (platform.calls.get('pdd.refund.list.increment.get') ?? 0) > pulled + 2);
    const events = (await here.order('261111-7'))?.events ?? [];
    expect(events.filter((name) => name === 'refund.requested')).toHaveLength(1);
  });

  it('tells what is wrong with it, and keeps what comes while it is paused', async () => {
    await connected();
    expect(await here.api('POST', '/channels/shop/test', {})).toMatchObject({
      steps: [{ ok: true }, { ok: true }, { ok: true }, { ok: true }],
    });

    await here.api('POST', '/channels/shop/pause', {});
    expect(await here.api('GET', '/channels/health')).toMatchObject({ items: [{ state: 'paused' }] });
    await until(() => platform.sockets.size === 0);
    order('261111-8');
    await here.api('POST', '/channels/shop/resume', {});
    await settled('261111-8', 'paid');

    const secrets = { ...pinduoduoSecrets, accessToken: 'another' };
    await here.api('PUT', '/channels/shop', {
      type: 'pinduoduo',
      name: 'shop',
      flow: 'shop',
      enabled: true,
      settings: settings(),
      secrets,
    });
    expect(await here.api('POST', '/channels/shop/test', {})).toMatchObject({
      steps: [{ ok: true }, { ok: true }, { step: 'api', ok: false, cause: 'credentials' }, { step: 'connection', ok: true }],
    });
    await until(async () => {
      const { items } = (await here.api('GET', '/channels/health')) as { items: { errors: { cause: string }[] }[] };
      return items[0]?.errors.some(({ cause }) => cause === 'credentials');
    });
  });
});
