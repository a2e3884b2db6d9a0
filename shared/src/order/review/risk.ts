import { defineReason } from './define-reason.ts';

export const risk = defineReason({
  id: 'risk',
  label: { zh: '风控', en: 'Risk check' },
  hint: { zh: '平台或风控正在审核，放行前不要发货。', en: 'The platform or risk control is checking: do not ship before it is cleared.' },
  applies: (order) => order.risk !== '' && order.risk !== 'normal',
});
