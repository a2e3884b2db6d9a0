import { isCashOnDelivery } from '../cash-on-delivery.ts';
import { defineReason } from './define-reason.ts';

export const unpaid = defineReason({
  id: 'unpaid',
  label: { zh: '未付款', en: 'Not paid' },
  hint: { zh: '等买家付款；货到付款除外。', en: 'The buyer has not paid; cash on delivery is no reason.' },
  applies: (order) => (order.amount ?? 0) > 0 && (order.paidAmount ?? 0) <= 0 && !isCashOnDelivery(order),
});
