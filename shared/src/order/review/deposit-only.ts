import { isCashOnDelivery } from '../cash-on-delivery.ts';
import { defineReason } from './define-reason.ts';

export const depositOnly = defineReason({
  id: 'deposit-only',
  label: { zh: '尾款未付', en: 'Rest unpaid' },
  hint: { zh: '定金已付，等尾款。', en: 'The deposit is paid, the rest is not.' },
  applies: (order) => (order.paidAmount ?? 0) > 0 && (order.paidAmount ?? 0) < (order.amount ?? 0) && !isCashOnDelivery(order),
});
