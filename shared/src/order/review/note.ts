import { defineReason } from './define-reason.ts';

export const note = defineReason({
  id: 'note',
  label: { zh: '有备注', en: 'Has a note' },
  hint: { zh: '先看买家或卖家的备注。', en: 'Read what the buyer or the seller wrote first.' },
  applies: (order) => [order.remark, order.buyerNote, order.sellerNote].some((text) => text.trim() !== ''),
});
