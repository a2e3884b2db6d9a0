import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { lineParams, planStock, warehouseParam } from './stock-params.ts';

export const consumeStock = defineAction({
  id: 'consume-stock',
  label: { zh: '扣减库存', en: 'Consume stock' },
  hint: {
    zh: '发货后从现货里扣掉：先扣占住的，没有占住的直接扣现货。',
    en: 'Takes shipped goods off the shelf: what the order holds first, the rest from what is there.',
  },
  effect: true,
  params: z.strictObject({ warehouse: warehouseParam, ...lineParams }),
  plan: (params, context) => planStock('consume', params, context),
  describe: ({ leg }, _document, locale) => (locale === 'zh' ? `扣减库存${leg && `（${leg}）`}` : `consume stock${leg && ` of ${leg}`}`),
});
