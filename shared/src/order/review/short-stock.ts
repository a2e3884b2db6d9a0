import { defineReason } from './define-reason.ts';

export const shortStock = defineReason({
  id: 'short-stock',
  label: { zh: '库存不足', en: 'Short of stock' },
  hint: { zh: '占库失败：补货、换仓或拆单后重试。', en: 'Stock could not be reserved: replenish, choose another warehouse, or split.' },
  applies: (order) => order.stock?.outcome === 'short' && order.stock.short.length > 0,
});
