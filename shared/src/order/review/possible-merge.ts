import { defineReason } from './define-reason.ts';

export const possibleMerge = defineReason({
  id: 'possible-merge',
  label: { zh: '可合并', en: 'Possible merge' },
  hint: {
    zh: '同一买家同一地址还有订单：合并或分别发。',
    en: 'The same buyer has another order to the same address: merge, or send apart.',
  },
  applies: (order) => order.mergeWith.length > 0,
});
