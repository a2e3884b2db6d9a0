import { isTaxNumber } from '../tax-number.ts';
import { defineReason } from './define-reason.ts';

export const taxNumber = defineReason({
  id: 'tax-number',
  label: { zh: '税号有误', en: 'Tax number wrong' },
  hint: {
    zh: '统一社会信用代码缺失或校验不通过：请买家更正。',
    en: 'The unified social credit code is missing or does not check: ask the buyer.',
  },
  applies: (order) => order.invoice.kind === 'company' && !isTaxNumber(order.invoice.taxNumber ?? ''),
});
