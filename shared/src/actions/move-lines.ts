import { z } from 'zod';
import { fail, ok } from '../base/result.ts';
import { moveLines } from '../order/index.ts';
import { defineAction, param } from './define-action.ts';
import { legFields, legsIn, missingLegFields, textsIn, writtenLegFields } from './leg-fields.ts';
import { planTexts } from './plan-texts.ts';

export const moveOrderLines = defineAction({
  id: 'move-lines',
  label: { zh: '改履约线', en: 'Move lines to a leg' },
  hint: {
    zh: '把商品行连同金额移到另一条履约线；不写子单号则全部移过去，等于取消拆分。已结束的履约线不动。',
    en: 'Puts lines with their money into another leg; without line ids all of them, which undoes the split. Legs that ended stay.',
  },
  effect: false,
  params: z.strictObject({
    leg: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '移到', en: 'To leg' }, widget: 'template' })),
    lineIds: z
      .string()
      .default('')
      .meta(
        param({
          label: { zh: '子单号', en: 'Line ids' },
          hint: { zh: '得出子单号列表的表达式；留空为全部', en: 'An expression that gives line ids; empty means all' },
          widget: 'expression',
        }),
      ),
  }),
  plan(params, context) {
    const { document, expressions, site } = context;
    const missing = missingLegFields(document, `${site.path}.params`);
    if (missing.length > 0) return fail(missing);
    const texts = planTexts({ leg: params.leg }, context);
    if (!texts.ok) return texts;
    const ids =
      params.lineIds === '' ? undefined : expressions.compile(params.lineIds, 'any', { ...site, path: `${site.path}.params.lineIds` });
    if (ids && !ids.ok) return ids;
    return ok({
      type: 'assign',
      assign: (scope) => legFields(moveLines(legsIn(scope), ids && textsIn(ids.value(scope)), texts.value(scope).leg ?? '')),
    });
  },
  writes: () => writtenLegFields,
  describe: ({ leg }, _document, locale) => (locale === 'zh' ? `商品移到 ${leg}` : `move lines to ${leg}`),
});
