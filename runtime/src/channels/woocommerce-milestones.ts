import type { Json } from '@orderloom/shared/base';
import type { Milestone } from './define-channel.ts';
import { asText, fromUtcTime, type JsonRecord, known } from './reading.ts';
import { readRefunds } from './woocommerce-fields.ts';

/**
 * All that happened to an order up to how it stands: the shop says of every change only that the order was updated. A refund of a part
 * leaves the status as it was; the list of refunds holds every one made, each with an id.
 */
export function wooMilestones(topic: string, order: JsonRecord, payload: JsonRecord): readonly Milestone[] {
  const modified = asText(order.date_modified_gmt) ?? '';
  const paidAt = fromUtcTime(order.date_paid_gmt);
  return [
    milestone('created', ['order.created'], payload, { occurredAt: fromUtcTime(order.date_created_gmt) }),
    ...(paidAt === undefined ? [] : [milestone('paid', ['order.paid'], payload, { occurredAt: paidAt })]),
    ...(topic === 'order.created' ? [] : [milestone(`updated:${modified}`, ['order.updated'], payload, {})]),
    ...readRefunds(order).map((refund, index) => {
      const { id, amount, reason } = refund;
      return milestone(`refund:${asText(id) ?? index}`, ['refund.succeeded'], payload, { amount, reason, refundId: id });
    }),
    ...ending(order, payload, modified),
  ];
}

function ending(order: JsonRecord, payload: JsonRecord, modified: string): readonly Milestone[] {
  const status = asText(order.status);
  const completedAt = fromUtcTime(order.date_completed_gmt);
  if (status === 'completed') return [milestone('completed', ['order.completed'], payload, { occurredAt: completedAt })];
  if (status === 'refunded' && readRefunds(order).length === 0) {
    return [milestone('refunded', ['refund.succeeded'], payload, { amount: payload.amount })];
  }
  // It can be taken up again and cancelled once more.
  if (status === 'cancelled') return [milestone(`cancelled:${modified}`, ['order.cancelled'], payload, {})];
  return [];
}

function milestone(
  key: string,
  events: readonly string[],
  payload: JsonRecord,
  own: Readonly<Record<string, Json | undefined>>,
): Milestone {
  return { key, events, payload: { ...payload, ...known(own) } };
}
