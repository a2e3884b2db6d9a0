import { createHash, createHmac } from 'node:crypto';
import { type Served, servePlatform } from './platform.ts';

export const douyinApiSecrets = { appKey: 'douyin-of-tests', appSecret: 'douyin-secret-of-tests', accessToken: 'douyin-token' };

export interface DouyinOrder {
  readonly order_id: string;
  main_status: number;
  pay_amount: number;
  readonly create_time: number;
  pay_time: number;
  update_time: number;
}

export interface DouyinPlatform extends Served {
  readonly orders: Map<string, DouyinOrder>;
  /** Headers of a push. */
  headers(body: string): Record<string, string>;
}

export async function serveDouyin(port = 0): Promise<DouyinPlatform> {
  const orders = new Map<string, DouyinOrder>();
  const served = await servePlatform({ api: ({ url = '' }, body) => answerCall(new URL(url, 'http://x'), body, orders) }, port);
  const { appKey, appSecret } = douyinApiSecrets;
  return Object.assign(served, {
    orders,
    headers: (body: string) => ({
      'content-type': 'application/json',
      'app-id': appKey,
      'event-sign': createHash('md5').update(`${appKey}${body}${appSecret}`).digest('hex'),
    }),
  });
}

function answerCall({ pathname, searchParams }: URL, body: string, orders: DouyinPlatform['orders']) {
  const { appKey, appSecret, accessToken } = douyinApiSecrets;
  const method = searchParams.get('method') ?? '';
  const refusal = (code: number, msg: string) => ({ method, answer: { code, msg, sub_code: '', sub_msg: msg } });
  const text = `app_key${appKey}method${method}param_json${body}timestamp${searchParams.get('timestamp')}v2`;
  const wanted = createHmac('sha256', appSecret).update(`${appSecret}${text}${appSecret}`).digest('hex');
  if (searchParams.get('sign') !== wanted || pathname !== `/${method.replace('.', '/')}`) return refusal(30_002, '签名错误');
  if (searchParams.get('access_token') !== accessToken) return refusal(30_001, 'access_token 已过期');
  const params = JSON.parse(body) as Record<string, string | number>;
  if (method === 'order.orderDetail') {
    const order = orders.get(String(params.shop_order_id));
    return order
      ? { method, answer: { code: 10_000, msg: 'success', data: { shop_order_detail: shown(order) } } }
      : refusal(50_002, '订单不存在');
  }
  const found = [...orders.values()].filter(
    ({ update_time: at }) => at >= Number(params.update_time_start) && at <= Number(params.update_time_end),
  );
  const from = Number(params.page) * Number(params.size);
  const list = found.slice(from, from + Number(params.size)).map(shown);
  return { method, answer: { code: 10_000, msg: 'success', data: { total: found.length, shop_order_list: list } } };
}

function shown(order: DouyinOrder) {
  return {
    ...order,
    shop_id: 9,
    mask_post_receiver: '王**',
    mask_post_tel: '137****0003',
    post_addr: { province: { name: '广东省' }, city: { name: '深圳市' }, town: { name: '南山区' }, detail: '*' },
    sku_order_list: [
      { order_id: `${order.order_id}1`, code: 'TEA', item_num: 1, origin_amount: order.pay_amount, pay_amount: order.pay_amount },
    ],
  };
}
