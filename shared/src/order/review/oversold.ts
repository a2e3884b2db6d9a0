import { defineReason } from './define-reason.ts';

export const oversold = defineReason({
  id: 'oversold',
  label: { zh: '超卖', en: 'Oversold' },
  hint: { zh: '平台已经超卖：联系买家换货、等货或退款。', en: 'The platform sold more than there is: exchange, wait or refund.' },
  applies: (order) => order.lines.some((line) => line.oversold),
});
