import type { StatusWord } from './define-channel.ts';

/** Message tags of 抖店 and the standard events they stand for, the best first. */
export const douyinTags: Readonly<Record<string, readonly string[]>> = {
  '100': ['order.created'],
  '101': ['order.paid'],
  '102': ['order.shipped'],
  '103': ['order.completed'],
  '104': ['order.logistics_changed'],
  '105': ['order.address_changed'],
  '106': ['order.cancelled'],
  '108': ['order.partially_shipped'],
  '109': ['order.amount_changed'],
  // Paid and checked by the platform: only now may it be shipped. A flow without that distinction takes it as paid.
  '110': ['order.ready', 'order.paid'],
  '111': ['order.address_change_requested'],
  '112': ['order.appointment_changed'],
  '113': ['order.note_changed'],
  '126': ['order.promise_changed'],
  '200': ['refund.requested'],
  '201': ['refund.approved'],
  '202': ['return.approved'],
  '203': ['return.shipped'],
  '204': ['refund.refused'],
  '205': ['return.refused'],
  '206': ['refund.succeeded'],
  '207': ['refund.closed'],
  '208': ['refund.changed'],
  '209': ['refund.deadline_changed'],
  '211': ['exchange.shipped'],
  '212': ['arbitration.opened'],
  '213': ['arbitration.evidence_requested'],
  '214': ['arbitration.evidence_submitted'],
  '215': ['arbitration.withdrawn'],
  '216': ['arbitration.decided'],
  '217': ['arbitration.joined'],
  '218': ['refund.evidence_requested'],
  '226': ['resend.shipped'],
  '227': ['resend.approved'],
};

/** What the platform sends to try an address. */
export const probeTag = '0';

export const payMethods: Readonly<Record<string, string>> = {
  '0': '货到付款',
  '1': '微信',
  '2': '支付宝',
  '4': '银行卡',
  '5': '余额',
  '7': '无需支付',
  '8': 'DOU分期',
  '9': '新卡支付',
  '12': '先用后付',
};

/** `order_status`, and what `main_status` adds to it. */
export const douyinStatuses: readonly StatusWord[] = [
  { code: '1', label: { zh: '待付款', en: 'To be paid' }, phase: 'unpaid' },
  { code: '103', label: { zh: '部分支付', en: 'Deposit paid' }, phase: 'deposit-paid' },
  { code: '105', label: { zh: '已支付，未可发货', en: 'Paid, not yet to be shipped' }, phase: 'on-hold' },
  { code: '2', label: { zh: '备货中', en: 'To be shipped' }, phase: 'to-ship' },
  { code: '101', label: { zh: '部分发货', en: 'Partly shipped' }, phase: 'partly-shipped' },
  { code: '3', label: { zh: '已发货', en: 'Shipped' }, phase: 'shipped' },
  { code: '4', label: { zh: '已取消', en: 'Cancelled' }, phase: 'cancelled' },
  { code: '5', label: { zh: '已完成', en: 'Completed' }, phase: 'completed' },
  { code: '21', label: { zh: '发货前退款完结', en: 'Refunded before shipping' }, phase: 'cancelled' },
  { code: '22', label: { zh: '发货后退款完结', en: 'Refunded after shipping' }, phase: 'cancelled' },
  { code: '39', label: { zh: '收货后退款完结', en: 'Refunded after receipt' }, phase: 'cancelled' },
];
