import { defineReason } from './define-reason.ts';

export const skuUnknown = defineReason({
  id: 'sku-unknown',
  label: { zh: '商品未匹配', en: 'SKU unknown' },
  hint: { zh: '把商品编码加入库存或组合装，再重新审单。', en: 'Add the SKU to stock or bundles, then review again.' },
  applies: (order) => order.lines.some((line) => line.unknown) || (order.stock?.unknown.length ?? 0) > 0,
});
