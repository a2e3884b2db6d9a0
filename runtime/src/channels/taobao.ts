import { fail, ok, type Problem, type Result } from '@orderloom/shared/base';
import { millis } from './china-time.ts';
import { eventMapParam, missingOrderId } from './common-params.ts';
import { type ChannelMessage, defineChannel, type MappedMessage, type Milestone } from './define-channel.ts';
import { parseLossless, parseText } from './lossless.ts';
import { apiUrlParam, messageUrlParam, notPushed, rateParam, tokenExpiryParam } from './platform-params.ts';
import { asRecord, asText, entryOf, fromChinaTime, type JsonRecord, known } from './reading.ts';
import { refundFeed, rowMessage, tradeCall, tradeFeed, tradeOf } from './taobao-api.ts';
import { messageIn, taobaoSocket } from './taobao-socket.ts';
import { milestonesOf, taobaoFields, tradeWords, yuan } from './taobao-trade.ts';
import { eventsUnder, fact, word } from './words.ts';

/** What topics alone mean, for a channel without access to the API. */
const tradeTopics: Readonly<Record<string, readonly string[]>> = {
  TradeCreate: ['order.created'],
  TradeModifyFee: ['order.amount_changed'],
  TradeCloseAndModifyDetailOrder: ['order.lines_changed'],
  TradeClose: ['order.cancelled'],
  TradeBuyerPay: ['order.ready', 'order.paid'],
  TradeBuyerStepPay: ['order.deposit_paid'],
  TradeSellerShip: ['order.shipped'],
  TradePartlySellerShip: ['order.partially_shipped'],
  TradePartlyRefund: ['order.partially_refunded'],
  TradeSuccess: ['order.completed'],
  TradeMemoModified: ['order.note_changed'],
  TradeLogisticsAddressChanged: ['order.address_changed'],
  TradeOrderSkuChanged: ['order.lines_changed'],
  TradeChanged: ['order.updated'],
  TradeDelayConfirmPay: ['order.updated'],
  TradeTimeoutRemind: ['order.updated'],
  TradePartlyConfirmPay: ['order.updated'],
  TradeRated: ['order.updated'],
};

/** Changes that the trade itself does not show. */
const changes: ReadonlySet<string> = new Set([
  'order.amount_changed',
  'order.lines_changed',
  'order.note_changed',
  'order.address_changed',
  'order.partially_refunded',
]);

const refundTopics: Readonly<Record<string, readonly string[]>> = {
  RefundCreated: ['refund.requested'],
  RefundSellerAgreeAgreement: ['refund.approved'],
  RefundSellerRefuseAgreement: ['refund.refused'],
  RefundBuyerModifyAgreement: ['refund.changed'],
  RefundBuyerReturnGoods: ['return.shipped'],
  RefundClosed: ['refund.closed'],
  RefundSuccess: ['refund.succeeded'],
  RefundTimeoutRemind: ['refund.deadline_changed'],
  RefundTaobaoIntervened: ['arbitration.joined'],
};

const refundWords = [
  word('WAIT_SELLER_AGREE', '买家申请，等待卖家同意', 'Asked for', ['refund.requested'], 'refunding'),
  word('WAIT_BUYER_RETURN_GOODS', '卖家已同意，等待退货', 'Agreed, goods to be returned', ['refund.approved'], 'refunding'),
  word('WAIT_SELLER_CONFIRM_GOODS', '买家已退货', 'Goods returned', ['return.shipped'], 'refunding'),
  word('SELLER_REFUSE_BUYER', '卖家拒绝退款', 'Refused', ['refund.refused']),
  word('CLOSED', '退款关闭', 'Closed', ['refund.closed']),
  word('SUCCESS', '退款成功', 'Refunded', ['refund.succeeded']),
];

const traceEvents: Readonly<Record<string, readonly string[]>> = {
  GOT: ['shipment.collected'],
  ARRIVAL: ['shipment.in_transit'],
  DEPARTURE: ['shipment.in_transit'],
  SENT_CITY: ['shipment.in_transit'],
  SENT_SCAN: ['shipment.out_for_delivery'],
  SIGNED: ['shipment.delivered'],
  FAILED: ['shipment.refused'],
  LOST: ['shipment.exception'],
};

/** 淘宝 / 天猫: messages over a connection held open, in frames of bytes. */
export const taobao = defineChannel({
  id: 'taobao',
  label: { zh: '淘宝 / 天猫', en: 'Taobao / Tmall' },
  hint: {
    zh: '由本系统主动连接消息通道（TMC）并拉取增量，不需要推送地址。先在开放平台订阅消息，并用 taobao.tmc.user.permit 为店铺开通。',
    en: 'We connect to the message channel (TMC) and pull what changed; no address is to be entered there. Subscribe the messages first, and open them for the shop by taobao.tmc.user.permit.',
  },
  reach: ['socket', 'poll'],
  secrets: [
    { name: 'appKey', required: true, label: { zh: 'App Key', en: 'App key' } },
    { name: 'appSecret', required: true, label: { zh: 'App Secret', en: 'App secret' } },
    { name: 'session', required: true, label: { zh: '店铺授权 session', en: 'Session of the shop' } },
  ],
  settings: [
    {
      name: 'groupName',
      required: false,
      label: { zh: '消息分组', en: 'Group of messages' },
      hint: { zh: '留空为 default', en: 'Left empty: default' },
    },
    tokenExpiryParam,
    apiUrlParam,
    messageUrlParam,
    rateParam,
    eventMapParam,
  ],
  conventions: {
    money: { zh: '元，两位小数的文本', en: 'Yuan, as text with two decimals' },
    times: { zh: '北京时间，无时区', en: 'China time, written without zone' },
    ids: { zh: 'tid、oid、refund_id 超过 2^53，按文本保存', en: 'tid, oid and refund_id exceed 2^53 and are kept as text' },
  },
  statuses: [...tradeWords, ...refundWords].map(({ events: _, ...status }) => status),
  limits: {
    callsPerSecond: 10,
    notes: [
      { zh: '消息在平台最多保存 24 小时，更早的靠增量接口补拉', en: 'Messages wait 24 hours at the platform; what is older is pulled' },
      { zh: '增量窗口不超过 24 小时，从最后一页往前读', en: 'Windows of at most 24 hours, read from the last page' },
    ],
  },
  verified: [
    fact('seen', '帧格式、连接签名、拉取与确认来自公开程序', 'Frames, signature, pulling and confirming are those of a public program'),
    fact('documented', '消息最多保存 24 小时', 'Messages are kept for 24 hours'),
    fact('unverified', '未确认消息多久重发', 'When a message that was not confirmed is sent again'),
  ],
  verify: notPushed,
  split({ raw }) {
    const parsed = parseLossless(raw);
    if (!parsed.ok) return parsed;
    const record = asRecord(parsed.value) ?? {};
    const row = asRecord(record.row);
    const message = row ? rowMessage(row, asText(record.topic) ?? 'trade') : messageIn(record);
    return message ? ok([{ ...message, body: raw }]) : fail([missingOrderId('id, topic, row')]);
  },
  map,
  accepted: { status: 204 },
  detail: {
    request(message, access) {
      const tid = asText(contentOf(message).tid);
      return tid === undefined || message.topic === 'LogsticDetailTrace' ? undefined : tradeCall(tid, access);
    },
    read: tradeOf,
  },
  feeds: [tradeFeed, refundFeed],
  socket: taobaoSocket,
});

function map(message: ChannelMessage): Result<MappedMessage, readonly Problem[]> {
  const content = contentOf(message);
  const externalId = asText(content.tid_str) ?? asText(content.tid);
  if (externalId === undefined) return fail([missingOrderId('content.tid')]);
  if (message.topic === 'LogsticDetailTrace') return ok(traceOf(externalId, content));
  const trade = asRecord(message.detail);
  const fields: JsonRecord = trade ? taobaoFields(trade) : { orderNo: externalId, ...known({ amount: yuan(content.payment) }) };
  const { trackingNo: _, carrier: __, ...data } = fields;
  const refund = refundOf(message.topic, content);
  if (refund) {
    const created = trade ? milestonesOf(trade, fields).slice(0, 1) : [];
    return ok({ externalId, events: [], payload: {}, data, ...refund, milestones: [...created, ...refund.milestones] });
  }
  const events = message.topic === 'trade' ? ['order.updated'] : (entryOf(tradeTopics, message.topic) ?? []);
  if (trade && events.length > 0) return ok({ externalId, events, data, ...stateOf(trade, fields, events) });
  return ok({ externalId, events, payload: { ...fields, raw: content }, data });
}

function stateOf(trade: JsonRecord, fields: JsonRecord, events: readonly string[]) {
  const at = fromChinaTime(trade.modified);
  const payload = { ...fields, raw: trade, ...known({ occurredAt: at }) };
  const milestones = [...milestonesOf(trade, payload), ...changeTold(events, asText(trade.modified) ?? '', payload)];
  return { payload, milestones, ...(at === undefined ? {} : { modified: { about: 'order', at: millis(at) } }) };
}

function changeTold(events: readonly string[], at: string, payload: JsonRecord): readonly Milestone[] {
  const own = events.filter((name) => changes.has(name)).map((name) => ({ key: `${name}:${at}`, events: [name], payload }));
  return [...own, { key: `updated:${at}`, events: ['order.updated'], payload }];
}

/** A refund of one line, told by a message or a row of the list. */
function refundOf(topic: string, content: JsonRecord): Required<Pick<MappedMessage, 'milestones'>> | undefined {
  const id = asText(content.refund_id);
  const state = asText(content.status);
  const events = topic === 'refund' ? eventsUnder(refundWords, state) : entryOf(refundTopics, topic);
  if (id === undefined || !events) return undefined;
  const at = fromChinaTime(content.modified);
  const payload = known({
    refundId: id,
    amount: yuan(content.refund_fee),
    refundType: asText(content.bill_type) ?? asText(content.refund_phase),
    reason: asText(content.reason),
    channelStatus: topic === 'refund' ? state : undefined,
    lineIds: asText(content.oid) === undefined ? undefined : [asText(content.oid) ?? ''],
    occurredAt: at,
  });
  const again = events[0] === 'refund.changed' || events[0] === 'refund.deadline_changed' ? `:${asText(content.modified)}` : '';
  const modified = at === undefined ? {} : { modified: { about: `refund:${id}`, at: millis(at) } };
  return { milestones: [{ key: `refund:${id}:${events[0]}${again}`, events, payload }], ...modified };
}

function traceOf(externalId: string, content: JsonRecord): MappedMessage {
  const payload = known({
    trackingNo: asText(content.out_sid),
    carrier: asText(content.company_name),
    occurredAt: fromChinaTime(content.time),
    reason: asText(content.desc),
    raw: content,
  });
  return {
    externalId,
    events: entryOf(traceEvents, asText(content.action) ?? '') ?? ['shipment.updated'],
    payload,
    data: { orderNo: externalId },
  };
}

function contentOf({ data }: ChannelMessage): JsonRecord {
  const record = asRecord(data) ?? {};
  const row = asRecord(record.row);
  if (row) return row;
  try {
    return asRecord(typeof record.content === 'string' ? parseText(record.content) : record.content) ?? {};
  } catch {
    return {};
  }
}
