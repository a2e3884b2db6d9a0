import { fail, ok, type Problem, type Result } from '@orderloom/shared/base';
import { millis } from './china-time.ts';
import { eventMapParam, missingOrderId } from './common-params.ts';
import { type ChannelMessage, defineChannel, type MappedMessage, type Milestone } from './define-channel.ts';
import { parseLossless, parseText } from './lossless.ts';
import { orderFeed, orderOf, pinduoduoCall, refundFeed, rowMessage } from './pinduoduo-api.ts';
import { milestonesOf, pinduoduoFields } from './pinduoduo-order.ts';
import { listedRefund, pushedRefund, type RefundTold, refundStates } from './pinduoduo-refund.ts';
import { messageIn, pinduoduoSocket } from './pinduoduo-socket.ts';
import { apiUrlParam, messageUrlParam, notPushed, rateParam, tokenExpiryParam } from './platform-params.ts';
import { asRecord, asText, fromChinaTime, type JsonRecord, known } from './reading.ts';
import { fact } from './words.ts';

/** Changes a push tells of that the order itself does not show. */
const changeTopics: Readonly<Record<string, readonly string[]>> = {
  TradeLogisticsAddressChanged: ['order.address_changed'],
  TradeMemoModified: ['order.note_changed'],
  BuyerMemoModified: ['order.note_changed'],
};

/** What a push alone means, for a channel without access to the API. */
const tradeTopics: Readonly<Record<string, readonly string[]>> = {
  TradeConfirmed: ['order.ready', 'order.paid'],
  TradeSellerShip: ['order.shipped'],
  TradeSuccess: ['order.completed'],
  TradeRiskChanged: ['order.updated'],
  ...changeTopics,
};

/** 拼多多: messages over a connection held open, each of them thin. */
export const pinduoduo = defineChannel({
  id: 'pinduoduo',
  label: { zh: '拼多多', en: 'Pinduoduo' },
  hint: {
    zh: '由本系统主动连接拼多多的消息服务并拉取增量，不需要推送地址。在开放平台订阅消息并授权店铺后，填应用的 client_id、client_secret 和店铺的 access_token。',
    en: 'We connect to the message service of Pinduoduo and pull what changed; no address is to be entered there. Subscribe the messages and authorise the shop, then enter client_id, client_secret and the access_token of the shop.',
  },
  reach: ['socket', 'poll'],
  secrets: [
    { name: 'clientId', required: true, label: { zh: '应用 client_id', en: 'client_id' } },
    { name: 'clientSecret', required: true, label: { zh: '应用 client_secret', en: 'client_secret' } },
    { name: 'accessToken', required: true, label: { zh: '店铺 access_token', en: 'access_token of the shop' } },
  ],
  settings: [tokenExpiryParam, apiUrlParam, messageUrlParam, rateParam, eventMapParam],
  conventions: {
    money: { zh: '订单接口是元，售后推送是分，售后列表是元', en: 'Orders in yuan, pushed refunds in fen, listed refunds in yuan' },
    times: { zh: '推送是毫秒，接口是北京时间', en: 'Milliseconds in pushes, China time in the API' },
    ids: { zh: 'order_sn（推送里叫 tid）是文本；消息编号超过 2^53', en: 'order_sn (tid in pushes) is text; message ids exceed 2^53' },
  },
  statuses: [
    { code: 'confirm=0', label: { zh: '未成交', en: 'Not concluded' }, phase: 'unpaid' },
    { code: 'order=1', label: { zh: '待发货', en: 'To be shipped' }, phase: 'to-ship' },
    { code: 'risk=1', label: { zh: '风控审核中，不可发货', en: 'Held for risk' }, phase: 'on-hold' },
    { code: 'refund=2', label: { zh: '售后处理中，不可发货', en: 'Refund open' }, phase: 'on-hold' },
    { code: 'order=2', label: { zh: '已发货待签收', en: 'Shipped' }, phase: 'shipped' },
    { code: 'order=3', label: { zh: '已签收', en: 'Received' }, phase: 'completed' },
    { code: 'confirm=2', label: { zh: '已取消', en: 'Cancelled' }, phase: 'cancelled' },
    ...refundStates.map(({ code, label, phase }) => ({ code: `after_sales=${code}`, label, ...(phase === undefined ? {} : { phase }) })),
  ],
  limits: {
    callsPerSecond: 5,
    notes: [
      { zh: '增量窗口不超过 30 分钟，从最后一页往前读', en: 'Windows of at most 30 minutes, read from the last page' },
      { zh: '每 10 秒一次心跳，3 分钟没有消息就重连', en: 'A heartbeat every 10 seconds; connected again after 3 silent minutes' },
    ],
  },
  verified: [
    fact(
      'seen',
      '连接签名、心跳、应答帧和增量读法来自多个公开程序',
      'Signature, heartbeat, acknowledgement and paging are those of several public programs',
    ),
    fact('documented', '接口签名与文档示例一致', "The API signature gives the documentation's example"),
    fact(
      'unverified',
      '消息服务的重推间隔；售后状态 13–33；售后列表的金额单位',
      'When messages are sent again; refund states 13 to 33; the unit of listed refunds',
    ),
  ],
  verify: notPushed,
  split({ raw }) {
    const parsed = parseLossless(raw);
    if (!parsed.ok) return parsed;
    const record = asRecord(parsed.value) ?? {};
    const row = asRecord(record.row);
    const message = row ? rowMessage(row, asText(record.topic) ?? 'order') : messageIn(record, raw);
    return message ? ok([message]) : fail([missingOrderId('message, row')]);
  },
  map,
  accepted: { status: 204 },
  detail: {
    request(message, access) {
      const orderNo = orderNoOf(message);
      return orderNo === undefined ? undefined : pinduoduoCall('pdd.order.information.get', { order_sn: orderNo }, access);
    },
    read: orderOf,
  },
  feeds: [orderFeed, refundFeed],
  socket: pinduoduoSocket,
});

function map(message: ChannelMessage): Result<MappedMessage, readonly Problem[]> {
  const { topic } = message;
  const externalId = orderNoOf(message);
  if (externalId === undefined) return fail([missingOrderId('content.tid, order_sn')]);
  const refund = refundIn(message);
  const order = asRecord(message.detail);
  const shop = asText(contentOf(message).mall_id);
  const fields = { ...(order ? pinduoduoFields(order) : { orderNo: externalId }), ...known({ shop }) };
  const { trackingNo: _, carrier: __, ...data } = fields as JsonRecord;
  if (refund) return ok(refundMapped(externalId, refund, order, fields, data));
  const events = tradeTopics[topic] ?? (topic === 'order' ? ['order.updated'] : []);
  if (!order || events.length === 0) return ok({ externalId, events, payload: { ...fields, raw: message.data }, data });
  const at = fromChinaTime(order.updated_at);
  const payload = { ...fields, raw: order, ...known({ promisedAt: fromChinaTime(order.last_ship_time), occurredAt: at }) };
  const milestones = [...milestonesOf(order, payload), ...changeTold(topic, asText(order.updated_at) ?? '', payload)];
  return ok({
    externalId,
    events,
    payload,
    data,
    milestones,
    ...(at === undefined ? {} : { modified: { about: 'order', at: millis(at) } }),
  });
}

function refundMapped(
  externalId: string,
  { id, milestone, modifiedAt }: RefundTold,
  order: JsonRecord | undefined,
  fields: JsonRecord,
  data: JsonRecord,
): MappedMessage {
  const created = order ? milestonesOf(order, fields).slice(0, 1) : [];
  const modified = modifiedAt > 0 ? { modified: { about: `refund:${id}`, at: modifiedAt } } : {};
  return { externalId, events: [], payload: {}, data, milestones: [...created, milestone], ...modified };
}

/** A change of its own, and that the order changed at all. */
function changeTold(topic: string, at: string, payload: JsonRecord): readonly Milestone[] {
  const events = changeTopics[topic];
  const updated = { key: `updated:${at}`, events: ['order.updated'], payload };
  return events ? [{ key: `${events[0]}:${at}`, events, payload }, updated] : [updated];
}

function contentOf({ data }: ChannelMessage): JsonRecord {
  const record = asRecord(data) ?? {};
  const row = asRecord(record.row);
  if (row) return row;
  const { content } = record;
  try {
    return asRecord(typeof content === 'string' ? parseText(content) : content) ?? {};
  } catch {
    return {};
  }
}

function orderNoOf(message: ChannelMessage): string | undefined {
  const content = contentOf(message);
  return asText(content.tid) ?? asText(content.order_sn);
}

function refundIn(message: ChannelMessage): RefundTold | undefined {
  const content = contentOf(message);
  return message.topic === 'refund' ? listedRefund(content) : pushedRefund(message.topic, content);
}
