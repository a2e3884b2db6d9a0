import { fail, ok } from '@orderloom/shared/base';
import { millis } from './china-time.ts';
import { eventMapParam, missingOrderId } from './common-params.ts';
import { defineChannel } from './define-channel.ts';
import { orderFeed, refundFeeds, rowMessage } from './jd-api.ts';
import { jdFields, jdTime, milestonesOf, refundFields, refundWords, stateWords } from './jd-order.ts';
import { parseLossless } from './lossless.ts';
import { apiUrlParam, notPushed, rateParam, tokenExpiryParam } from './platform-params.ts';
import { asRecord, asText } from './reading.ts';
import { eventsUnder, fact } from './words.ts';

/** 京东 POP: asked for what changed, minute by minute. */
export const jd = defineChannel({
  id: 'jd',
  label: { zh: '京东 POP', en: 'JD POP' },
  hint: {
    zh: '由本系统每分钟拉取订单和退款申请，不需要推送地址。填宙斯应用的 App Key、App Secret 和店铺的 access_token。',
    en: 'We pull orders and refund applications every minute; no address is to be entered there. Enter app key, app secret and the access_token of the shop.',
  },
  reach: ['poll'],
  secrets: [
    { name: 'appKey', required: true, label: { zh: 'App Key', en: 'App key' } },
    { name: 'appSecret', required: true, label: { zh: 'App Secret', en: 'App secret' } },
    { name: 'accessToken', required: true, label: { zh: '店铺 access_token', en: 'access_token of the shop' } },
  ],
  settings: [tokenExpiryParam, apiUrlParam, rateParam, eventMapParam],
  conventions: {
    money: { zh: '订单是元的文本，退款申请是分', en: 'Orders in yuan as text, refund applications in fen' },
    times: { zh: '北京时间；0001-01-01 和 1970-01-01 表示没有', en: 'China time; 0001-01-01 and 1970-01-01 mean never' },
    ids: { zh: 'orderId 是文本；拆单的子单有 parentOrderId', en: 'orderId is text; the parts of a split order have a parentOrderId' },
  },
  statuses: [...stateWords, ...refundWords.map((one) => ({ ...one, code: `refund=${one.code}` }))].map(
    ({ events: _, ...status }) => status,
  ),
  limits: { callsPerSecond: 5, notes: [{ zh: '窗口 6 小时，从最后一页往前读', en: 'Windows of 6 hours, read from the last page' }] },
  verified: [
    fact('documented', '接口签名与公开示例一致', 'The signature gives the published example'),
    fact('seen', '订单字段与状态来自公开程序', 'Fields and states of orders are those of public programs'),
    fact(
      'unverified',
      'JCQ 队列的消息内容（因此用拉取）；退款申请的字段',
      'What the JCQ queue delivers (hence the pulling); fields of refund applications',
    ),
  ],
  verify: notPushed,
  split({ raw }) {
    const parsed = parseLossless(raw);
    if (!parsed.ok) return parsed;
    const record = asRecord(parsed.value);
    const row = asRecord(record?.row);
    return row ? ok([rowMessage(row, asText(record?.topic) ?? 'order')]) : fail([missingOrderId('row')]);
  },
  map({ topic, data }) {
    const row = asRecord(asRecord(data)?.row) ?? {};
    const externalId = asText(row.orderId);
    if (externalId === undefined) return fail([missingOrderId('orderId')]);
    if (topic === 'refund') {
      const events = eventsUnder(refundWords, asText(row.status)) ?? [];
      const milestones = [{ key: `refund:${asText(row.id)}:${asText(row.status)}`, events, payload: refundFields(row) }];
      return ok({ externalId, events: [], payload: {}, data: { orderNo: externalId }, milestones });
    }
    const fields = jdFields(row);
    const { trackingNo: _, carrier: __, ...order } = fields;
    const payload = { ...fields, raw: row };
    const at = jdTime(row.modified);
    const modified = at === undefined ? {} : { modified: { about: 'order', at: millis(at) } };
    return ok({ externalId, events: [], payload, data: order, milestones: milestonesOf(row, payload), ...modified });
  },
  accepted: { status: 204 },
  feeds: [orderFeed, ...refundFeeds],
});
