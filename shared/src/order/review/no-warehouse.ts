import { defineReason } from './define-reason.ts';

export const noWarehouse = defineReason({
  id: 'no-warehouse',
  label: { zh: '无匹配仓', en: 'No warehouse' },
  hint: {
    zh: '路由没有选出仓库：检查覆盖范围，或手工指定。',
    en: 'Routing found no warehouse: check the areas covered, or choose one by hand.',
  },
  applies: (order) => order.routing?.warehouse === null || order.routing?.warehouse === '',
});
