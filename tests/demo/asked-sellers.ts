import { douyinApiSecrets, serveDouyin } from '../support/platforms/douyin.ts';
import { jdSecrets, serveJd } from '../support/platforms/jd.ts';
import { type PinduoduoOrder, pinduoduoSecrets, servePinduoduo } from '../support/platforms/pinduoduo.ts';
import { serveTaobao, taobaoSecrets } from '../support/platforms/taobao.ts';
import type { PlannedOrder, Stage } from './day.ts';
import { type Seller, yuan } from './seller.ts';

const callsPerSecond = '900';

/** The platforms whose messages are thin or that are only asked: their servers hold the orders. */
export function askedSellers(): Promise<readonly Seller[]> {
  return Promise.all([douyin(), taobao(), pinduoduo(), jd()]);
}

async function douyin(): Promise<Seller> {
  const platform = await serveDouyin();
  const codes: Readonly<Record<Stage, readonly [number, string]>> = {
    created: [1, '100'],
    paid: [2, '101'],
    shipped: [3, '102'],
    completed: [5, '103'],
    cancelled: [4, '106'],
    refunded: [2, '206'],
  };
  const numberOf = ({ n }: PlannedOrder) => String(6_932_000_000_000_000_000n + BigInt(n));
  let messages = 0;
  return {
    type: 'douyin',
    secrets: douyinApiSecrets,
    settings: { apiUrl: platform.url, callsPerSecond },
    numberOf,
    advance(order, stage) {
      const [main_status, tag] = codes[stage];
      const order_id = numberOf(order);
      const now = Math.floor(Date.now() / 1000);
      const known = platform.orders.get(order_id);
      const pay_time = paidAt(stage, known?.pay_time || undefined, now) ?? 0;
      const status = stage === 'refunded' ? (known?.main_status ?? main_status) : main_status;
      platform.orders.set(order_id, {
        order_id,
        main_status: status,
        pay_amount: order.amount,
        create_time: known?.create_time ?? now,
        pay_time,
        update_time: now,
      });
      messages += 1;
      const refund = stage === 'refunded' ? `,"aftersale_id":${order.n},"refund_amount":${order.amount}` : '';
      const body = `[{"tag":"${tag}","msg_id":"d-${messages}","data":{"p_id":${order_id},"s_ids":[${order_id}],"shop_id":9,"update_time":${now}${refund}}}]`;
      return { type: 'post', post: { body, headers: platform.headers(body) } };
    },
    close: platform.close,
  };
}

async function taobao(): Promise<Seller> {
  const platform = await serveTaobao();
  const words: Readonly<Record<Stage, readonly [string, string]>> = {
    created: ['WAIT_BUYER_PAY', 'taobao_trade_TradeCreate'],
    paid: ['WAIT_SELLER_SEND_GOODS', 'taobao_trade_TradeBuyerPay'],
    shipped: ['WAIT_BUYER_CONFIRM_GOODS', 'taobao_trade_TradeSellerShip'],
    completed: ['TRADE_FINISHED', 'taobao_trade_TradeSuccess'],
    cancelled: ['TRADE_CLOSED_BY_TAOBAO', 'taobao_trade_TradeClose'],
    refunded: ['TRADE_CLOSED', 'taobao_refund_RefundSuccess'],
  };
  const numberOf = ({ n }: PlannedOrder) => String(2_300_000_000_000_000_000n + BigInt(n));
  return {
    type: 'taobao',
    secrets: taobaoSecrets,
    settings: { apiUrl: `${platform.url}/router/rest`, messageUrl: platform.socketUrl, callsPerSecond },
    numberOf,
    advance(order, stage) {
      const tid = numberOf(order);
      const [status, topic] = words[stage];
      const known = platform.trades.get(tid);
      const now = Date.now();
      const paid = paidAt(stage, known?.paid, now);
      const payment = yuan(order.amount);
      platform.trades.set(tid, { tid, status, payment, created: known?.created ?? now, modified: now, ...(paid ? { paid } : {}) });
      const refund = stage === 'refunded' ? `,"refund_id":${order.n},"refund_fee":"${payment}"` : '';
      return {
        type: 'push',
        push: () => void platform.push(topic, `{"tid":${tid},"oid":${tid}1,"payment":"${payment}","status":"${status}"${refund}}`),
      };
    },
    shut: platform.shut,
    close: platform.close,
  };
}

async function pinduoduo(): Promise<Seller> {
  const platform = await servePinduoduo();
  const numberOf = ({ n }: PlannedOrder) => `261111-${100_000_000_000_000 + n}`;
  return {
    type: 'pinduoduo',
    secrets: pinduoduoSecrets,
    settings: { apiUrl: `${platform.url}/api/router`, messageUrl: platform.socketUrl, callsPerSecond },
    numberOf,
    advance(order, stage) {
      const order_sn = numberOf(order);
      const [, topic] = pinduoduoWords[stage];
      const now = Date.now();
      platform.orders.set(order_sn, pinduoduoOrder(order, stage, order_sn, platform.orders.get(order_sn)));
      if (stage === 'refunded') {
        const refund_amount = yuan(order.amount);
        platform.refunds.set(String(order.n), { id: String(order.n), order_sn, after_sales_status: 10, refund_amount, updated: now });
      }
      return { type: 'push', push: () => void (topic && platform.push(topic, `{"mall_id":171500002,"tid":"${order_sn}"}`)) };
    },
    shut: platform.shut,
    close: platform.close,
  };
}

async function jd(): Promise<Seller> {
  const platform = await serveJd();
  const words: Readonly<Record<Stage, string>> = {
    created: 'NOT_PAY',
    paid: 'WAIT_SELLER_STOCK_OUT',
    shipped: 'WAIT_GOODS_RECEIVE_CONFIRM',
    completed: 'FINISHED_L',
    cancelled: 'TRADE_CANCELED',
    refunded: 'TRADE_CANCELED',
  };
  const numberOf = ({ n }: PlannedOrder) => String(300_000_000_000 + n);
  return {
    type: 'jd',
    secrets: jdSecrets,
    settings: { apiUrl: platform.url, callsPerSecond },
    numberOf,
    advance(order, stage) {
      const orderId = numberOf(order);
      const now = Date.now();
      const known = platform.orders.get(orderId);
      const paid = paidAt(stage, known?.paid, now);
      platform.orders.set(orderId, {
        orderId,
        orderState: stage === 'refunded' ? (known?.orderState ?? words.paid) : words[stage],
        orderPayment: yuan(order.amount),
        start: known?.start ?? now,
        modified: now,
        ...(paid ? { paid } : {}),
        ...(stage === 'shipped' ? { waybill: `JD${order.n}` } : {}),
      });
      if (stage === 'refunded') platform.refunds.push({ id: order.n, orderId, status: 3, applyRefundSum: order.amount, applied: now });
      return { type: 'push', push() {} };
    },
    close: platform.close,
  };
}

/** When it was paid, once it was. */
function paidAt(stage: Stage, earlier: number | undefined, now: number): number | undefined {
  return stage === 'created' || stage === 'cancelled' ? undefined : (earlier ?? now);
}

const pinduoduoWords: Readonly<Record<Stage, readonly [number, string]>> = {
  created: [1, ''],
  paid: [1, 'pdd_trade_TradeConfirmed'],
  shipped: [2, 'pdd_trade_TradeSellerShip'],
  completed: [3, 'pdd_trade_TradeSuccess'],
  cancelled: [1, 'pdd_trade_TradeClosed'],
  refunded: [1, 'pdd_refund_RefundAgreed'],
};

const confirmed: Readonly<Partial<Record<Stage, number>>> = { created: 0, cancelled: 2 };

function pinduoduoOrder(order: PlannedOrder, stage: Stage, order_sn: string, known: PinduoduoOrder | undefined): PinduoduoOrder {
  const now = Date.now();
  const order_status = stage === 'refunded' ? (known?.order_status ?? 1) : pinduoduoWords[stage][0];
  const paid = paidAt(stage, known?.paid, now);
  return {
    ...known,
    order_sn,
    order_status,
    refund_status: stage === 'refunded' ? 4 : 1,
    confirm_status: confirmed[stage] ?? 1,
    group_status: 1,
    risk_control_status: 0,
    pay_amount: order.amount / 100,
    updated: now,
    created: known?.created ?? now,
    ...(paid ? { paid } : {}),
    ...(stage === 'shipped' ? { shipped: now, tracking_number: `YT${order.n}` } : {}),
    ...(stage === 'completed' ? { received: now } : {}),
  };
}
