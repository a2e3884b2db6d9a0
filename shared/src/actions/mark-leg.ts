import { z } from 'zod';
import { fail, ok } from '../base/result.ts';
import { textOf } from '../base/text.ts';
import { legStatuses, markLeg } from '../order/index.ts';
import { defineAction, param } from './define-action.ts';
import { legFields, legsIn, missingLegFields, writtenLegFields } from './leg-fields.ts';
import { planTexts } from './plan-texts.ts';

const labels = {
  pending: { zh: '进行中', en: 'Under way' },
  done: { zh: '完成', en: 'Done' },
  cancelled: { zh: '取消', en: 'Cancelled' },
  returned: { zh: '退回', en: 'Returned' },
} as const;

export const markOrderLeg = defineAction({
  id: 'mark-leg',
  label: { zh: '标记履约线', en: 'Mark leg' },
  hint: {
    zh: '记下一条履约线的结果，供 legsDone(legs, …) 判断是否汇合。',
    en: 'Notes how a leg stands, for legsDone(legs, …) to judge the join by.',
  },
  effect: false,
  params: z.strictObject({
    leg: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '履约线', en: 'Leg' }, widget: 'template' })),
    status: z.enum(legStatuses).meta(param({ label: { zh: '结果', en: 'Result' }, widget: 'choice', choices: labels })),
  }),
  plan(params, context) {
    const missing = missingLegFields(context.document, `${context.site.path}.params`);
    if (missing.length > 0) return fail(missing);
    const texts = planTexts({ leg: params.leg }, context);
    if (!texts.ok) return texts;
    return ok({
      type: 'assign',
      assign(scope) {
        const { lines, legs } = legsIn(scope);
        return legFields({ lines, legs: markLeg(legs, texts.value(scope).leg ?? '', params.status) });
      },
    });
  },
  writes: () => writtenLegFields,
  describe: ({ leg, status }, _document, locale) => `${leg}: ${textOf(labels[status], locale)}`,
});
