import { toMinorUnits } from '@orderloom/shared/order';
import { millis } from './china-time.ts';
import type { Milestone } from './define-channel.ts';
import { asInteger, asText, fromChinaTime, fromSeconds, type JsonRecord, known } from './reading.ts';
import { type EventWord, eventsUnder, word } from './words.ts';

/** How a refund stands, as far as its numbers could be learnt. */
export const refundStates: readonly EventWord[] = [
  word('2', '买家申请退款', 'Refund asked for', ['refund.requested'], 'refunding'),
  word('3', '申请退货退款', 'Return asked for', ['refund.requested'], 'refunding'),
  word('4', '商家同意退款', 'Agreed by the seller', ['refund.approved'], 'refunding'),
  word('5', '平台同意退款', 'Agreed by the platform', ['refund.approved'], 'refunding'),
  word('6', '驳回退款', 'Refused', ['refund.refused']),
  word('7', '已同意退货，待寄回', 'Return agreed, to be sent back', ['return.approved'], 'refunding'),
  word('8', '平台处理中', 'With the platform', ['arbitration.joined'], 'refunding'),
  word('10', '退款成功', 'Refunded', ['refund.succeeded']),
  word('11', '买家撤销', 'Withdrawn', ['refund.closed']),
  word('12', '逾期未处理，已关闭', 'Expired', ['refund.closed']),
];

/** What pushes say of refunds. */
export const refundTopics: Readonly<Record<string, readonly string[]>> = {
  RefundCreated: ['refund.requested'],
  RefundAgreeAgreement: ['refund.approved'],
  RefundClosed: ['refund.closed'],
  RefundBuyerModifyAgreement: ['refund.changed'],
  RefundBuyerReturnGoods: ['return.shipped'],
  RefundCreateMessage: ['refund.changed'],
};

export interface RefundTold {
  readonly id: string;
  readonly milestone: Milestone;
  /** Epoch milliseconds; 0: not told. */
  readonly modifiedAt: number;
}

/** A pushed refund; its amount is in fen, unlike the order's. */
export function pushedRefund(topic: string, content: JsonRecord): RefundTold | undefined {
  const id = asText(content.refund_id);
  const events = refundTopics[topic];
  if (id === undefined || !events) return undefined;
  const at = fromSeconds(content.modified);
  const payload = known({ refundId: id, amount: asInteger(content.refund_fee), refundType: asText(content.bill_type), occurredAt: at });
  // What comes more than once in a refund's life is told apart by its instant.
  const again = events[0] === 'refund.changed' ? `:${asText(content.modified)}` : '';
  return { id, milestone: { key: `refund:${id}:${events[0]}${again}`, events, payload }, modifiedAt: millis(at) };
}

/** A row of the list of refunds, where amounts are in yuan. */
export function listedRefund(row: JsonRecord): RefundTold | undefined {
  const id = asText(row.id);
  const state = asText(row.after_sales_status);
  const events = eventsUnder(refundStates, state);
  if (id === undefined || !events) return undefined;
  const at = fromChinaTime(row.updated_time) ?? fromSeconds(row.updated_time);
  const fee = row.refund_amount;
  const payload = known({
    refundId: id,
    amount: typeof fee === 'string' || typeof fee === 'number' ? toMinorUnits(fee) : undefined,
    refundType: asText(row.after_sales_type),
    channelStatus: state,
    reason: asText(row.after_sale_reason),
    occurredAt: at,
  });
  return { id, milestone: { key: `refund:${id}:${events[0]}`, events, payload }, modifiedAt: millis(at) };
}
