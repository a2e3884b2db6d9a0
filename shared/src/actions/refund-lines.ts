import { z } from 'zod';
import { fail, ok } from '../base/result.ts';
import { refundLines } from '../order/index.ts';
import { defineAction, param } from './define-action.ts';
import { legFields, legsIn, missingLegFields, textsIn, writtenLegFields } from './leg-fields.ts';

export const refundOrderLines = defineAction({
  id: 'refund-lines',
  label: { zh: '部分退款记账', en: 'Refund lines' },
  hint: {
    zh: '把退款记到商品行和它所在的履约线上；金额留空则退尽所选商品。',
    en: 'Notes a refund on lines and their legs; without an amount all that is left of the lines.',
  },
  effect: false,
  params: z.strictObject({
    lineIds: z
      .string()
      .min(1)
      .meta(
        param({
          label: { zh: '子单号', en: 'Line ids' },
          hint: { zh: '得出子单号列表的表达式', en: 'An expression that gives line ids' },
          widget: 'expression',
        }),
      ),
    amount: z
      .string()
      .default('')
      .meta(
        param({
          label: { zh: '金额', en: 'Amount' },
          hint: { zh: '得出金额（分）的表达式；留空为全部', en: 'An expression in fen; empty means all' },
          widget: 'expression',
        }),
      ),
  }),
  plan(params, { document, expressions, site }) {
    const missing = missingLegFields(document, `${site.path}.params`);
    if (missing.length > 0) return fail(missing);
    const ids = expressions.compile(params.lineIds, 'any', { ...site, path: `${site.path}.params.lineIds` });
    if (!ids.ok) return ids;
    const amount =
      params.amount === ''
        ? undefined
        : expressions.compile(params.amount, { type: 'money' }, { ...site, path: `${site.path}.params.amount` });
    if (amount && !amount.ok) return amount;
    return ok({
      type: 'assign',
      assign(scope) {
        const wanted = amount?.value(scope);
        return legFields(refundLines(legsIn(scope), textsIn(ids.value(scope)), typeof wanted === 'number' ? wanted : undefined));
      },
    });
  },
  writes: () => writtenLegFields,
  describe: ({ lineIds }, _document, locale) => (locale === 'zh' ? `退款记到 ${lineIds}` : `refund lines ${lineIds}`),
});
