import { defineReason } from './define-reason.ts';

export const held = defineReason({
  id: 'held',
  label: { zh: '被拦截', en: 'Held' },
  hint: { zh: '有人或平台拦下了这张订单。', en: 'A person or the platform holds the order.' },
  applies: (order) => order.holds.length > 0,
});
