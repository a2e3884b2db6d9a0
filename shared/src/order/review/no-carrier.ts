import { defineReason } from './define-reason.ts';

export const noCarrier = defineReason({
  id: 'no-carrier',
  label: { zh: '无匹配快递', en: 'No carrier' },
  hint: {
    zh: '路由没有选出快递：检查覆盖范围，或手工指定。',
    en: 'Routing found no carrier: check the areas covered, or choose one by hand.',
  },
  applies: (order) => order.routing?.carrier === null || order.routing?.carrier === '',
});
