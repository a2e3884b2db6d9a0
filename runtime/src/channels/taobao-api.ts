import { fail, type Json, ok, type Result } from '@orderloom/shared/base';
import { chinaTime } from './china-time.ts';
import type { ChannelMessage } from './define-channel.ts';
import { sortedPairs } from './form.ts';
import { bytesOf, recordOf, troubleIn, unreadable } from './platform-answer.ts';
import type { Access, ApiAnswer, ApiRequest, PollFeed, Trouble } from './reach.ts';
import { asInteger, asList, asRecord, asText, type JsonRecord, recordsIn } from './reading.ts';
import { md5, sha256Hex } from './signature.ts';

const gateway = 'https://eco.taobao.com/router/rest';

export function taobaoCall(method: string, fields: Readonly<Record<string, string>>, access: Access): ApiRequest | undefined {
  const { appKey, appSecret, session } = access.secrets;
  if (!appKey || !appSecret || !session) return undefined;
  const signed = {
    method,
    app_key: appKey,
    session,
    timestamp: chinaTime(access.now),
    format: 'json',
    v: '2.0',
    sign_method: 'md5',
    ...fields,
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

const causes: Readonly<Record<string, Trouble['cause']>> = {
  '7': 'too-often',
  '25': 'credentials',
  '26': 'credentials',
  '27': 'credentials',
  '28': 'credentials',
  '29': 'credentials',
};

function readAnswer(answer: ApiAnswer, name: string): Result<JsonRecord, Trouble> {
  const read = recordOf(answer);
  if (!read.ok) return read;
  const error = asRecord(read.value.error_response);
  if (error) {
    const text = [error.sub_code, error.sub_msg, error.msg].flatMap((part) => asText(part) ?? []).join(' ');
    return fail(troubleIn(asText(error.code) ?? '', text, causes));
  }
  const body = asRecord(read.value[name]);
  return body ? ok(body) : unreadable(name);
}

const tradeFields = [
  'tid,tid_str,type,status,payment,total_fee,discount_fee,post_fee,created,pay_time,consign_time,end_time,modified,buyer_nick',
  'buyer_open_uid,seller_nick,buyer_message,seller_memo,seller_flag,oaid,receiver_name,receiver_mobile,receiver_state,receiver_city',
  'receiver_district,receiver_town,receiver_address,step_trade_status,step_paid_fee,orders',
].join(',');

export function tradeCall(tid: string, access: Access): ApiRequest | undefined {
  return taobaoCall('taobao.trade.fullinfo.get', { tid, fields: tradeFields }, access);
}

export function tradeOf(answer: ApiAnswer): Result<Json, Trouble> {
  const read = readAnswer(answer, 'trade_fullinfo_get_response');
  if (!read.ok) return read;
  const trade = asRecord(read.value.trade);
  return trade ? ok(trade) : unreadable('trade');
}

const minute = 60_000;
const pageSize = 50;
const window = { windowMs: 24 * 60 * minute, overlapMs: 5 * minute, everyMs: 2 * minute, pageSize, lastPageFirst: true };

/** What changed of trades; each is then asked for by its number. */
export const tradeFeed: PollFeed = {
  id: 'trades',
  label: { zh: '交易增量', en: 'Changed trades' },
  ...window,
  request({ from, to }, page, access) {
    const span = { start_modified: chinaTime(from), end_modified: chinaTime(to) };
    const fields = { fields: 'tid,tid_str,status,modified', ...span, page_no: String(page), page_size: String(pageSize) };
    return taobaoCall('taobao.trades.sold.increment.get', fields, access);
  },
  read: (answer) => pageOf(answer, 'trades_sold_increment_get_response', 'trades', 'trade'),
};

export const refundFeed: PollFeed = {
  id: 'refunds',
  label: { zh: '退款增量', en: 'Changed refunds' },
  ...window,
  request({ from, to }, page, access) {
    const span = { start_modified: chinaTime(from), end_modified: chinaTime(to) };
    const fields = 'refund_id,tid,oid,refund_fee,status,reason,modified,has_good_return';
    return taobaoCall('taobao.refunds.receive.get', { fields, ...span, page_no: String(page), page_size: String(pageSize) }, access);
  },
  read: (answer) => pageOf(answer, 'refunds_receive_get_response', 'refunds', 'refund'),
};

function pageOf(answer: ApiAnswer, name: string, list: string, topic: string) {
  const read = readAnswer(answer, name);
  if (!read.ok) return read;
  const messages = recordsIn(asList(asRecord(read.value[list])?.[topic])).map((row) => rowMessage(row, topic));
  return ok({ messages, total: asInteger(read.value.total_results) ?? messages.length });
}

/** A row of a list as a message of its own; the same row is the same message. */
export function rowMessage(row: JsonRecord, topic: string): ChannelMessage {
  const data: JsonRecord = { row, topic };
  const body = bytesOf(data);
  const id = asText(row.refund_id) ?? asText(row.tid_str) ?? asText(row.tid) ?? '';
  return { deliveryId: `${topic}:${id}:${asText(row.modified) ?? sha256Hex(body).slice(0, 16)}`, topic, probe: false, body, data };
}
