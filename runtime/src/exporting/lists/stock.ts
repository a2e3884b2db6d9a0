import type { StockSummary } from '@orderloom/shared/api';
import { columnsOf, defineExport } from '../column.ts';

const { text, time, number } = columnsOf<StockSummary>();

export const stock = defineExport<StockSummary>({
  id: 'stock',
  title: { zh: '库存', en: 'Stock' },
  pageSize: 200,
  columns: [
    text('商品编码', 'SKU', (row) => row.sku),
    text('仓库', 'Warehouse', (row) => row.warehouse),
    number('现货', 'On hand', (row) => row.onHand),
    number('占用', 'Reserved', (row) => row.reserved),
    number('安全库存', 'Safety', (row) => row.safety),
    number('可售', 'Available', (row) => row.available),
    number('缺货', 'Missing', (row) => row.missing),
    time('更新时间', 'Changed', (row) => row.changedAt),
  ],
});
