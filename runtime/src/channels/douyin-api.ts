import { createHmac } from 'node:crypto';
import { fail, type Json, ok, type Result } from '@orderloom/shared/base';
import type { ChannelMessage } from './define-channel.ts';
import { bytesOf, recordOf, troubleIn, unreadable } from './platform-answer.ts';
import type { Access, ApiAnswer, ApiRequest, PollFeed, Trouble } from './reach.ts';
import { asInteger, asList, asRecord, asText, type JsonRecord, recordsIn } from './reading.ts';

const gateway = 'https://openapi-fxg.jinritemai.com';

/** Signature v2: HMAC-SHA256 over the fields in a fixed order between two secrets; the parameters are JSON with sorted keys. */
export function douyinCall(method: string, params: Readonly<Record<string, Json>>, access: Access): ApiRequest | undefined {
  const { appKey, appSecret, accessToken } = access.secrets;
  if (!appKey || !appSecret || !accessToken) return undefined;
  const body = JSON.stringify(Object.fromEntries(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))));
  const timestamp = String(Math.floor(access.now / 1000));
  const signed = `${appSecret}app_key${appKey}method${method}param_json${body}timestamp${timestamp}v2${appSecret}`;
  const sign = createHmac('sha256', appSecret).update(signed).digest('hex');
  const query = new URLSearchParams({
    method,
    app_key: appKey,
    access_token: accessToken,
    timestamp,
    v: '2',
    sign,
    sign_method: 'hmac-sha256',
  });
  const base = (asText(access.settings.apiUrl) ?? gateway).replace(/\/+$/, '');
  const url = `${base}/${method.replaceAll('.', '/')}?${query}`;
  return { method: 'POST', url, headers: { 'content-type': 'application/json' }, body };
}

const done = '10000';

function readAnswer(answer: ApiAnswer): Result<JsonRecord, Trouble> {
  const read = recordOf(answer);
  if (!read.ok) return read;
  const code = asText(read.value.code) ?? '';
  if (code !== done) {
    const text = [read.value.sub_msg, read.value.msg, read.value.sub_code].flatMap((part) => asText(part) ?? []).join(' ');
    return fail(troubleIn(code, text, {}));
  }
  const data = asRecord(read.value.data);
  return data ? ok(data) : unreadable('data');
}

/** The order a message is about. */
export function orderOf(answer: ApiAnswer): Result<Json, Trouble> {
  const read = readAnswer(answer);
  if (!read.ok) return read;
  const order = asRecord(read.value.shop_order_detail);
  return order ? ok(order) : unreadable('shop_order_detail');
}

const minute = 60_000;
const pageSize = 100;

/** What changed of orders: for pushes that never came. */
export const orderFeed: PollFeed = {
  id: 'orders',
  label: { zh: '订单增量', en: 'Changed orders' },
  windowMs: 24 * 60 * minute,
  overlapMs: 5 * minute,
  everyMs: 5 * minute,
  pageSize,
  lastPageFirst: true,
  request({ from, to }, page, access) {
    const span = { update_time_start: Math.floor(from / 1000), update_time_end: Math.floor(to / 1000) };
    return douyinCall('order.searchList', { ...span, page: page - 1, size: pageSize, order_by: 'update_time', order_asc: true }, access);
  },
  read(answer) {
    const read = readAnswer(answer);
    if (!read.ok) return read;
    const messages = recordsIn(asList(read.value.shop_order_list)).map(snapshotMessage);
    return ok({ messages, total: asInteger(read.value.total) ?? messages.length });
  },
};

export const snapshotTopic = 'snapshot';

/** A whole order from a list, as a message of its own. */
export function snapshotMessage(order: JsonRecord): ChannelMessage {
  const data: JsonRecord = { snapshot: order };
  const deliveryId = `order:${asText(order.order_id) ?? ''}:${asText(order.update_time) ?? ''}:${asText(order.main_status) ?? ''}`;
  return { deliveryId, topic: snapshotTopic, probe: false, body: bytesOf(data), data, detail: order };
}
