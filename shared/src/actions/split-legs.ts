import { z } from 'zod';
import { fail, ok } from '../base/result.ts';
import { splitLegs } from '../order/index.ts';
import { defineAction, param } from './define-action.ts';
import { legFields, legsIn, missingLegFields, writtenLegFields } from './leg-fields.ts';

export const splitOrder = defineAction({
  id: 'split-legs',
  label: { zh: '拆分履约线', en: 'Split into legs' },
  hint: {
    zh: '按商品行上的履约线分组，金额分到每一分；事件目录里有 leg.<履约线> 的，会接着触发。',
    en: 'Groups the lines by the leg each goes by and divides the money to the cent; raises leg.<leg> for each where the catalogue has it.',
  },
  effect: false,
  params: z.strictObject({
    otherwise: z
      .string()
      .min(1)
      .default('parcel')
      .meta(
        param({
          label: { zh: '其余商品', en: 'Other lines' },
          hint: { zh: '没有指定履约线的商品走这条', en: 'Lines that name no leg go by this one' },
          widget: 'text',
        }),
      ),
    total: z
      .string()
      .default('amount')
      .meta(
        param({
          label: { zh: '分摊金额', en: 'Money to divide' },
          hint: { zh: '得出金额（分）的表达式', en: 'An expression that gives an amount in fen' },
          widget: 'expression',
        }),
      ),
  }),
  plan(params, { document, expressions, site }) {
    const missing = missingLegFields(document, `${site.path}.params`);
    if (missing.length > 0) return fail(missing);
    const total = expressions.compile(params.total, { type: 'money' }, { ...site, path: `${site.path}.params.total` });
    if (!total.ok) return total;
    return ok({
      type: 'assign',
      assign(scope) {
        const { lines } = legsIn(scope);
        return lines.length === 0 ? {} : legFields(splitLegs(lines, Number(total.value(scope) ?? 0), params.otherwise));
      },
      raises: (scope) =>
        legsIn(scope)
          .legs.filter((leg) => leg.lines.length > 0 && Object.hasOwn(document.events, `leg.${leg.kind}`))
          .map((leg) => ({ type: `leg.${leg.kind}`, lines: leg.lines, amount: leg.amount })),
    });
  },
  writes: () => writtenLegFields,
  describe: (_params, _document, locale) => (locale === 'zh' ? '拆分履约线' : 'split into legs'),
});
