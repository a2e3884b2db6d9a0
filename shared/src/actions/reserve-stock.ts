import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { lineParams, planStock, warehouseParam } from './stock-params.ts';

export const reserveStock = defineAction({
  id: 'reserve-stock',
  label: { zh: '占用库存', en: 'Reserve stock' },
  hint: {
    zh: '按商品（组合装按明细）占住库存，要么全部占到，要么一件不占；作为调用时，答复里有 outcome（reserved 或 short）与缺货明细。',
    en: 'Holds stock for the lines, bundles by their contents: all or nothing. As a call its answer has an outcome (reserved or short) and what is missing.',
  },
  effect: true,
  params: z.strictObject({ warehouse: warehouseParam, ...lineParams }),
  plan: (params, context) => planStock('reserve', params, context),
  describe: ({ leg }, _document, locale) => (locale === 'zh' ? `占用库存${leg && `（${leg}）`}` : `reserve stock${leg && ` of ${leg}`}`),
});
