import { defineReason } from './define-reason.ts';

export const refundOpen = defineReason({
  id: 'refund-open',
  label: { zh: '有退款', en: 'Refund open' },
  hint: { zh: '买家申请了退款：先处理退款。', en: 'The buyer asked for a refund: settle that first.' },
  applies: (order) => order.refundStatus === 'open' || order.refundStatus === 'requested',
});
