import { type Served, sandwich, servePlatform, shanghai } from './platform.ts';

export const jdSecrets = { appKey: 'jd-of-tests', appSecret: 'jd-secret-of-tests', accessToken: 'jd-token' };

export interface JdOrder {
  readonly orderId: string;
  orderState: string;
  orderPayment: string;
  readonly start: number;
  paid?: number;
  modified: number;
  waybill?: string;
}

export interface Jd extends Served {
  readonly orders: Map<string, JdOrder>;
  readonly refunds: { id: number; orderId: string; status: number; applyRefundSum: number; applied: number }[];
}

/** An API that is asked; its answers are named as the platform spells them. */
export async function serveJd(port = 0): Promise<Jd> {
  const orders = new Map<string, JdOrder>();
  const refunds: Jd['refunds'] = [];
  const served = await servePlatform(
    { api: (_, body) => answerCall(Object.fromEntries(new URLSearchParams(body)), orders, refunds) },
    port,
  );
  return Object.assign(served, { orders, refunds });
}

const instant = (text: string | undefined) => Date.parse(`${text?.replace(' ', 'T')}+08:00`);

function answerCall({ sign, ...fields }: Readonly<Record<string, string>>, orders: Jd['orders'], refunds: Jd['refunds']) {
  const method = fields.method ?? '';
  const refusal = (code: string, text: string) => ({ method, answer: { error_response: { code, zh_desc: text } } });
  if (sandwich(jdSecrets.appSecret, fields) !== sign) return refusal('12', '无效签名');
  if (fields.access_token !== jdSecrets.accessToken) return refusal('19', 'token已过期');
  const params = JSON.parse(fields['360buy_param_json'] ?? '{}') as Record<string, string>;
  if (method === 'jingdong.pop.afs.soa.refundapply.queryPageList') {
    const [since, until] = [instant(params.applyTimeStart), instant(params.applyTimeEnd)];
    const found = refunds.filter(({ applied }) => applied >= since && applied <= until + 999);
    const result = found.map(({ applied, ...row }) => ({ ...row, applyTime: shanghai(applied), checkTime: null, reason: '不想要了' }));
    return {
      method,
      answer: { [`${method.replaceAll('.', '_')}_responce`]: { queryResult: { success: true, totalCount: found.length, result } } },
    };
  }
  const [since, until, size] = [instant(params.start_date), instant(params.end_date), Number(params.page_size)];
  const found = [...orders.values()]
    .filter(({ modified }) => modified >= since && modified <= until + 999)
    .sort((a, b) => a.modified - b.modified);
  const from = (Number(params.page) - 1) * size;
  const result = { apiResult: { success: true }, orderTotal: found.length, orderInfoList: found.slice(from, from + size).map(shown) };
  return { method, answer: { jingdong_pop_order_enSearch_responce: { searchorderinfo_result: result } } };
}

function shown({ start, paid, modified, ...order }: JdOrder) {
  return {
    ...order,
    payType: '4-在线支付',
    orderStartTime: shanghai(start),
    paymentConfirmTime: paid === undefined ? '0001-01-01 00:00:00' : shanghai(paid),
    orderEndTime: '0001-01-01 00:00:00',
    modified: shanghai(modified),
    freightPrice: '0.00',
    itemInfoList: [{ skuId: '1', outerSkuId: 'TEA', skuName: '茶', jdPrice: order.orderPayment, itemTotal: '1' }],
    logisticsId: '2087|467',
    waybill: order.waybill ?? '',
  };
}
