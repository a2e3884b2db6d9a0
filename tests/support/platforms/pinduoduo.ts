import { createHash } from 'node:crypto';
import { type Served, sandwich, servePlatform, shanghai } from './platform.ts';

export const pinduoduoSecrets = { clientId: 'pdd-of-tests', clientSecret: 'pdd-secret-of-tests', accessToken: 'pdd-token' };

export interface PinduoduoOrder {
  readonly order_sn: string;
  order_status: number;
  refund_status: number;
  confirm_status: number;
  group_status: number;
  risk_control_status: number;
  /** Yuan. */
  pay_amount: number;
  updated: number;
  readonly created: number;
  paid?: number;
  shipped?: number;
  received?: number;
  tracking_number?: string;
}

interface Refund {
  readonly id: string;
  readonly order_sn: string;
  after_sales_status: number;
  refund_amount: string;
  updated: number;
}

export interface Pinduoduo extends Served {
  readonly orders: Map<string, PinduoduoOrder>;
  readonly refunds: Map<string, Refund>;
  /** Sends a message; without a connection it is kept nowhere, as at the platform. */
  push(type: string, content: string): string;
  readonly acknowledged: ReadonlySet<string>;
  heartbeats: number;
}

/** A message service and an API that believe nothing that is not signed. */
export async function servePinduoduo(port = 0): Promise<Pinduoduo> {
  const orders = new Map<string, PinduoduoOrder>();
  const refunds = new Map<string, Refund>();
  const acknowledged = new Set<string>();
  let next = 7_293_847_561_029_384_001n;
  const served = await servePlatform(
    {
      api: (_, body) => answerCall(Object.fromEntries(new URLSearchParams(body)), orders, refunds),
      admit({ url = '' }) {
        const [, , client = '', at = '', digest = ''] = url.split('/');
        const hex = createHash('md5').update(`${client}${at}${pinduoduoSecrets.clientSecret}`).digest('hex');
        const wanted = encodeURIComponent(Buffer.from(hex).toString('base64'));
        if (client !== pinduoduoSecrets.clientId || digest !== wanted) throw new Error('the digest is wrong');
      },
      onSocket(socket) {
        socket.on('message', (data) => {
          const text = String(data);
          if (text.includes('"HeartBeat"')) platform.heartbeats += 1;
          const acknowledgement = /^\{"id":(\d+),"commandType":"Ack"/.exec(text);
          if (acknowledgement?.[1]) acknowledged.add(acknowledgement[1]);
        });
      },
    },
    port,
  );
  const platform: Pinduoduo = Object.assign(served, {
    orders,
    refunds,
    acknowledged,
    heartbeats: 0,
    push(type: string, content: string) {
      const id = String(next++);
      const at = Date.now();
      const message = JSON.stringify({ type, mallID: 171_500_002, content });
      // The number is longer than a double holds.
      for (const socket of served.sockets)
        socket.send(`{"id":${id},"commandType":"Common","time":${at},"sendTime":${at},"message":${message}}`);
      return id;
    },
  });
  return platform;
}

type Fields = Readonly<Record<string, string>>;

function refusal(method: string, code: number, text: string) {
  return { method, answer: { error_response: { error_code: code, error_msg: text, request_id: 'r' } } };
}

function answerCall({ sign, ...fields }: Fields, orders: Pinduoduo['orders'], refunds: Pinduoduo['refunds']) {
  const method = fields.type ?? '';
  if (sandwich(pinduoduoSecrets.clientSecret, fields) !== sign) return refusal(method, 20_004, '签名sign校验失败');
  if (fields.access_token !== pinduoduoSecrets.accessToken) return refusal(method, 10_019, 'access_token已过期');
  const since = Number(fields.start_updated_at) * 1000;
  const until = Number(fields.end_updated_at) * 1000 + 999;
  if (until - since > 30 * 60_000 + 999) return refusal(method, 50_001, '时间跨度不能超过30分钟');
  const size = Number(fields.page_size);
  const from = (Number(fields.page) - 1) * size;
  const changed = <T extends { readonly updated: number }>(all: Iterable<T>) =>
    [...all].filter(({ updated }) => updated >= since && updated <= until).sort((a, b) => a.updated - b.updated);
  if (method === 'pdd.order.number.list.increment.get') {
    const rows = changed(orders.values());
    const list = rows.slice(from, from + size).map(({ order_sn, order_status, refund_status, updated }) => {
      return { order_sn, order_status, refund_status, updated_at: shanghai(updated) };
    });
    return { method, answer: { order_sn_increment_get_response: { order_sn_list: list, total_count: rows.length } } };
  }
  if (method === 'pdd.refund.list.increment.get') {
    const rows = changed(refunds.values());
    const list = rows.slice(from, from + size).map(({ updated, ...row }) => ({ ...row, updated_time: shanghai(updated) }));
    return { method, answer: { refund_increment_get_response: { refund_list: list, total_count: rows.length } } };
  }
  const order = orders.get(fields.order_sn ?? '');
  if (method !== 'pdd.order.information.get' || !order) return refusal(method, 50_002, '订单不存在');
  return { method, answer: { order_info_get_response: { order_info: shown(order) } } };
}

function shown({ created, paid, shipped, received, updated, ...order }: PinduoduoOrder) {
  const time = (at: number | undefined) => (at === undefined ? null : shanghai(at));
  return {
    ...order,
    goods_amount: order.pay_amount + 10,
    discount_amount: 10,
    postage: 0,
    created_time: time(created),
    pay_time: time(paid),
    confirm_time: time(paid),
    shipping_time: time(shipped),
    receive_time: time(received),
    updated_at: time(updated),
    receiver_name_mask: '李**',
    receiver_phone_mask: '139****0002',
    province: '江苏省',
    city: '南京市',
    town: '玄武区',
    tracking_number: order.tracking_number ?? '',
    item_list: [{ goods_id: 1, sku_id: 11, outer_id: 'TEA', goods_name: '茶', goods_price: order.pay_amount / 2 + 5, goods_count: 2 }],
  };
}
