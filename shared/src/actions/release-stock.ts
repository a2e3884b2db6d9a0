import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { lineParams, planStock } from './stock-params.ts';

export const releaseStock = defineAction({
  id: 'release-stock',
  label: { zh: '释放库存', en: 'Release stock' },
  hint: {
    zh: '放掉本订单占住的库存：取消、退款、超时都要放；没有占住的不受影响。',
    en: 'Lets go of what the order holds: on cancel, refund and time-out. What it does not hold is left alone.',
  },
  effect: true,
  params: z.strictObject({ ...lineParams }),
  plan: (params, context) => planStock('release', params, context),
  describe: ({ leg }, _document, locale) => (locale === 'zh' ? `释放库存${leg && `（${leg}）`}` : `release stock${leg && ` of ${leg}`}`),
});
