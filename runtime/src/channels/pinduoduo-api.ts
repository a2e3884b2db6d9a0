import { fail, type Json, ok, type Result } from '@orderloom/shared/base';
import type { ChannelMessage } from './define-channel.ts';
import { sortedPairs } from './form.ts';
import { bytesOf, recordOf, troubleIn, unreadable } from './platform-answer.ts';
import type { Access, ApiAnswer, ApiRequest, PollFeed, Trouble } from './reach.ts';
import { asInteger, asList, asRecord, asText, type JsonRecord, recordsIn } from './reading.ts';
import { md5, sha256Hex } from './signature.ts';

const gateway = 'https://gw-api.pinduoduo.com/api/router';

/** Upper-case md5 over the sorted fields between two secrets. */
export function pinduoduoCall(type: string, fields: Readonly<Record<string, string>>, access: Access): ApiRequest | undefined {
  const { clientId, clientSecret, accessToken } = access.secrets;
  if (!clientId || !clientSecret || !accessToken) return undefined;
  const signed = {
    type,
    client_id: clientId,
    access_token: accessToken,
    timestamp: String(Math.floor(access.now / 1000)),
    data_type: 'JSON',
    ...fields,
  };
  const sign = md5(clientSecret, sortedPairs(Object.entries(signed)), clientSecret)
    .toString('hex')
    .toUpperCase();
  return {
    method: 'POST',
    url: asText(access.settings.apiUrl) ?? gateway,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...signed, sign }).toString(),
  };
}

const causes: Readonly<Record<string, Trouble['cause']>> = {
  '10019': 'credentials',
  '10035': 'credentials',
  '20004': 'credentials',
  '52001': 'too-often',
  '52002': 'too-often',
  '70031': 'too-often',
};

function readAnswer(answer: ApiAnswer, name: string): Result<JsonRecord, Trouble> {
  const read = recordOf(answer);
  if (!read.ok) return read;
  const error = asRecord(read.value.error_response);
  if (error) return fail(troubleIn(asText(error.error_code) ?? '', asText(error.sub_msg) ?? asText(error.error_msg) ?? '', causes));
  const body = asRecord(read.value[name]);
  return body ? ok(body) : unreadable(name);
}

/** The order a message is about. */
export function orderOf(answer: ApiAnswer): Result<Json, Trouble> {
  const read = readAnswer(answer, 'order_info_get_response');
  if (!read.ok) return read;
  const order = asRecord(read.value.order_info);
  return order ? ok(order) : unreadable('order_info');
}

const minute = 60_000;
const pageSize = 100;
const seconds = (at: number) => String(Math.floor(at / 1000));
const window = { windowMs: 30 * minute, overlapMs: 2 * minute, everyMs: minute, pageSize, lastPageFirst: true };

/** What changed of orders; each is then asked for by its number. */
export const orderFeed: PollFeed = {
  id: 'orders',
  label: { zh: '订单增量', en: 'Changed orders' },
  ...window,
  request: ({ from, to }, page, access) =>
    pinduoduoCall(
      'pdd.order.number.list.increment.get',
      {
        is_lucky_flag: '1',
        order_status: '5',
        refund_status: '5',
        start_updated_at: seconds(from),
        end_updated_at: seconds(to),
        page: String(page),
        page_size: String(pageSize),
      },
      access,
    ),
  read: (answer) => pageOf(answer, 'order_sn_increment_get_response', 'order_sn_list', 'order'),
};

/** What changed of refunds, which a push may have told too. */
export const refundFeed: PollFeed = {
  id: 'refunds',
  label: { zh: '售后增量', en: 'Changed refunds' },
  ...window,
  request: ({ from, to }, page, access) =>
    pinduoduoCall(
      'pdd.refund.list.increment.get',
      {
        after_sales_status: '1',
        after_sales_type: '1',
        start_updated_at: seconds(from),
        end_updated_at: seconds(to),
        page: String(page),
        page_size: String(pageSize),
      },
      access,
    ),
  read: (answer) => pageOf(answer, 'refund_increment_get_response', 'refund_list', 'refund'),
};

function pageOf(answer: ApiAnswer, name: string, list: string, topic: string) {
  const read = readAnswer(answer, name);
  if (!read.ok) return read;
  const messages = recordsIn(asList(read.value[list])).map((row) => rowMessage(row, topic));
  return ok({ messages, total: asInteger(read.value.total_count) ?? messages.length });
}

/** A row of a list as a message of its own; the same row is the same message. */
export function rowMessage(row: JsonRecord, topic: string): ChannelMessage {
  const data: JsonRecord = { row, topic };
  const id = asText(row.id) ?? asText(row.order_sn) ?? '';
  const modified = asText(row.updated_time) ?? asText(row.updated_at);
  const body = bytesOf(data);
  return { deliveryId: `${topic}:${id}:${modified ?? sha256Hex(body).slice(0, 16)}`, topic, probe: false, body, data };
}
