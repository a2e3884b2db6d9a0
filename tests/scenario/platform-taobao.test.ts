import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectedRuntime, connectedRuntime, until } from '../support/platforms/connected-runtime.ts';
import { serveTaobao, type Taobao, type TaobaoTrade, taobaoSecrets } from '../support/platforms/taobao.ts';

let platform: Taobao;
let here: ConnectedRuntime;
const settings = () => ({ apiUrl: `${platform.url}/router/rest`, messageUrl: platform.socketUrl, callsPerSecond: '500' });

beforeEach(async () => {
  platform = await serveTaobao();
  here = await connectedRuntime({ type: 'taobao', secrets: taobaoSecrets, settings: settings() });
});
afterEach(async () => {
  await here.end();
  await platform.close();
});

function trade(tid: string, more: Partial<TaobaoTrade> = {}): TaobaoTrade {
  const at = Date.now() - 5000;
  const made = { tid, status: 'WAIT_SELLER_SEND_GOODS', payment: '147.90', created: at, paid: at, modified: at, ...more };
  platform.trades.set(tid, made);
  return made;
}

const told = (tid: string, status = 'WAIT_SELLER_SEND_GOODS') => `{"tid":${tid},"oid":${tid},"payment":"147.90","status":"${status}"}`;
const settled = (tid: string, state: string) => until(async () => (await here.order(tid))?.states.includes(state));

describe('Taobao', () => {
  it('pulls messages out of frames of bytes, fetches the trade, and confirms each after it is kept', async () => {
    trade('2300000000000000901');
    const id = platform.push('taobao_trade_TradeBuyerPay', told('2300000000000000901'));

    await settled('2300000000000000901', 'paid');

    expect(await here.order('2300000000000000901')).toMatchObject({ data: { orderNo: '2300000000000000901', amount: 14_790 } });
    await until(() => platform.confirmed.has(id));
  });

  it('takes once what is sent again because a confirmation was lost, and goes on after the connection broke', async () => {
    trade('2300000000000000902');
    const first = platform.push('taobao_trade_TradeBuyerPay', told('2300000000000000902'));
    platform.cut();
    await until(() => platform.confirmed.has(first));
    platform.cut();
    const again = platform.push('taobao_trade_TradeBuyerPay', told('2300000000000000902'));
    await until(() => platform.confirmed.has(again));
    await settled('2300000000000000902', 'paid');

    const events = (await here.order('2300000000000000902'))?.events ?? [];
    expect(events.filter((name) => name === 'order.paid')).toHaveLength(1);
  });

  it('pulls what was missed, and takes late news for what it is', async () => {
    platform.shut(true);
    trade('2300000000000000903', { status: 'WAIT_BUYER_CONFIRM_GOODS' });
    await settled('2300000000000000903', 'shipped');
    platform.shut(false);

    const late = platform.push('taobao_trade_TradeBuyerPay', told('2300000000000000903'));
    await until(() => platform.confirmed.has(late));
    expect((await here.order('2300000000000000903'))?.events).toEqual(['order.paid', 'order.shipped']);
  });

  it('closes what was closed before it was paid, and never ships it', async () => {
    const made = trade('2300000000000000904', { status: 'TRADE_CLOSED_BY_TAOBAO' });
    Reflect.deleteProperty(made, 'paid');
    platform.push('taobao_trade_TradeClose', told('2300000000000000904', 'TRADE_CLOSED_BY_TAOBAO'));

    await settled('2300000000000000904', 'cancelled');
    expect((await here.order('2300000000000000904'))?.events).toEqual(['order.cancelled']);
  });

  it('says that the signature is wrong', async () => {
    const secrets = { ...taobaoSecrets, appSecret: 'another' };
    await here.api('PUT', '/channels/shop', { type: 'taobao', name: 'shop', flow: 'shop', enabled: true, settings: settings(), secrets });
    expect(await here.api('POST', '/channels/shop/test', {})).toMatchObject({
      steps: [
        { ok: true },
        { ok: true },
        { step: 'api', ok: false, cause: 'credentials' },
        { step: 'connection', ok: false, cause: 'credentials' },
      ],
    });
  });
});
