import { drawPattern } from './draw-pattern.ts';

export const partialRefund = drawPattern({
  id: 'partial-refund',
  label: { zh: '部分退款', en: 'Partial refund' },
  text: {
    zh: '退一部分钱，订单照常往下走；退到实付金额为止就算全部退款，订单结束。',
    en: 'Gives part of the money back and lets the order go on; once all that was paid is given back, the order ends.',
  },
  entry: 'refund_review',
  begin: 'refund.requested',
  done: 'refund_done',
  own: ['refundedTotal'],
  first: 'refund_review',
  fields: {
    paidAmount: { name: ['实付金额', 'Paid'], type: 'money' },
    refundAmount: { name: ['本次退款金额', 'Amount to refund'], type: 'money' },
    refundedTotal: { name: ['累计退款', 'Refunded in total'], type: 'money' },
  },
  events: {
    'refund.requested': ['申请退款', 'Refund requested'],
    'refund.agreed': ['同意退款', 'Refund agreed'],
    'refund.declined': ['拒绝退款', 'Refund declined'],
    'refund.settled': ['退款到账', 'Refund settled'],
  },
  states: {
    refund_review: { name: ['退款审核', 'Refund review'], at: [0, 0], handler: ['客服', 'Support'] },
    refund_paying: {
      name: ['退款中', 'Refunding'],
      at: [270, 110],
      handler: ['财务', 'Finance'],
      set: { refundedTotal: 'refundedTotal + refundAmount' },
    },
    refund_done: { name: ['继续订单', 'Order goes on'], at: [580, 0], kind: 'final' },
    refund_all: { name: ['全部退款', 'Refunded in full'], at: [580, 220], kind: 'final' },
  },
  ways: [
    { from: 'refund_review', to: 'refund_done', on: 'refund.declined' },
    { from: 'refund_review', to: 'refund_paying', on: 'refund.agreed' },
    { from: 'refund_paying', to: 'refund_all', on: 'refund.settled', if: 'refundedTotal >= paidAmount', name: ['全部退完', 'All of it'] },
    { from: 'refund_paying', to: 'refund_done', on: 'refund.settled', name: ['还有余款', 'Part of it'] },
  ],
});
