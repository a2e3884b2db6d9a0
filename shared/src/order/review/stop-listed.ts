import { defineReason } from './define-reason.ts';

export const stopListed = defineReason({
  id: 'stop-listed',
  label: { zh: '地区停运', en: 'Stop-listed area' },
  hint: { zh: '收货地区在停运名单里。', en: 'The area is on the stop list.' },
  applies: (order) => order.routing?.stopListed === true,
});
