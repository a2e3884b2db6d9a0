import { fail, type Json, ok, type Result } from '@orderloom/shared/base';
import { chinaTime } from './china-time.ts';
import type { ChannelMessage } from './define-channel.ts';
import { sortedPairs } from './form.ts';
import { bytesOf, recordOf, troubleIn, unreadable } from './platform-answer.ts';
import type { Access, ApiAnswer, ApiRequest, PollFeed, Trouble, Window } from './reach.ts';
import { asInteger, asList, asRecord, asText, type JsonRecord, recordsIn } from './reading.ts';
import { md5 } from './signature.ts';

const gateway = 'https://api.jd.com/routerjson';

/** The parameters are signed as JSON; `format` and `sign_method` are not. */
export function jdCall(method: string, params: Readonly<Record<string, Json>>, access: Access): ApiRequest | undefined {
  const { appKey, appSecret, accessToken } = access.secrets;
  if (!appKey || !appSecret || !accessToken) return undefined;
  const millis = String(access.now % 1000).padStart(3, '0');
  const signed = {
    '360buy_param_json': JSON.stringify(params),
    access_token: accessToken,
    app_key: appKey,
    method,
    timestamp: `${chinaTime(access.now)}.${millis}+0800`,
    v: '2.0',
  };
  const sign = md5(appSecret, sortedPairs(Object.entries(signed)), appSecret)
    .toString('hex')
    .toUpperCase();
  return {
    method: 'POST',
    url: asText(access.settings.apiUrl) ?? gateway,
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body: new URLSearchParams({ ...signed, sign }).toString(),
  };
}

/** The platform spells the name of its answers with a c. */
function readAnswer(answer: ApiAnswer, inside: string): Result<JsonRecord, Trouble> {
  const read = recordOf(answer);
  if (!read.ok) return read;
  const error = asRecord(read.value.error_response);
  if (error)
    return fail(troubleIn(asText(error.code) ?? '', asText(error.zh_desc) ?? asText(error.en_desc) ?? '', { '19': 'credentials' }));
  const wrapped = Object.entries(read.value).find(([name]) => /_respon[cs]e$/.test(name))?.[1];
  const result = asRecord(asRecord(wrapped)?.[inside]);
  if (!result) return unreadable(inside);
  const told = asRecord(result.apiResult) ?? result;
  if (told.success === false) return fail(troubleIn(asText(told.errorCode) ?? '', asText(told.chineseErrCode) ?? '', {}));
  return ok(result);
}

const minute = 60_000;
const pageSize = 100;
const reading = { windowMs: 6 * 60 * minute, overlapMs: 3 * minute, everyMs: minute, pageSize, lastPageFirst: true };

const allStates =
  'WAIT_SELLER_STOCK_OUT,WAIT_GOODS_RECEIVE_CONFIRM,WAIT_SELLER_DELIVERY,POP_ORDER_PAUSE,PAUSE,LOCKED,FINISHED_L,TRADE_CANCELED,' +
  'PARENT_TRADE_CANCELED,DELIVERY_RETURN';

export const orderFeed: PollFeed = {
  id: 'orders',
  label: { zh: '订单增量', en: 'Changed orders' },
  ...reading,
  request({ from, to }, page, access) {
    const span = { start_date: chinaTime(from), end_date: chinaTime(to), dateType: '0', sortType: '1' };
    const params = { order_state: allStates, ...span, page: String(page), page_size: String(pageSize) };
    return jdCall('jingdong.pop.order.enSearch', params, access);
  },
  read(answer) {
    const read = readAnswer(answer, 'searchorderinfo_result');
    if (!read.ok) return read;
    const messages = recordsIn(asList(read.value.orderInfoList)).map((row) => rowMessage(row, 'order'));
    return ok({ messages, total: asInteger(read.value.orderTotal) ?? messages.length });
  },
};

/** Applications are found by when they were made, and by when they were decided. */
function refundsBy(id: string, zh: string, en: string, start: string, end: string): PollFeed {
  return {
    id,
    label: { zh, en },
    ...reading,
    request({ from, to }: Window, page, access) {
      const params = { [start]: chinaTime(from), [end]: chinaTime(to), pageIndex: String(page), pageSize: String(pageSize) };
      return jdCall('jingdong.pop.afs.soa.refundapply.queryPageList', params, access);
    },
    read(answer) {
      const read = readAnswer(answer, 'queryResult');
      if (!read.ok) return read;
      const messages = recordsIn(asList(read.value.result)).map((row) => rowMessage(row, 'refund'));
      return ok({ messages, total: asInteger(read.value.totalCount) ?? messages.length });
    },
  };
}

export const refundFeeds = [
  refundsBy('refunds-asked', '新的退款申请', 'New refund applications', 'applyTimeStart', 'applyTimeEnd'),
  refundsBy('refunds-decided', '已审核的退款申请', 'Decided refund applications', 'checkTimeStart', 'checkTimeEnd'),
];

/** A row of a list as a message of its own; the same row is the same message. */
export function rowMessage(row: JsonRecord, topic: string): ChannelMessage {
  const data: JsonRecord = { row, topic };
  const known = topic === 'order' ? [row.orderId, row.modified, row.orderState] : [row.id, row.status];
  return { deliveryId: [topic, ...known.map((part) => asText(part) ?? '')].join(':'), topic, probe: false, body: bytesOf(data), data };
}
