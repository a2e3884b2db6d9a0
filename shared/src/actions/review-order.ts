import { z } from 'zod';
import { problem } from '../base/problem.ts';
import { fail, ok } from '../base/result.ts';
import { textOf } from '../base/text.ts';
import { reasonsField, reasonsOf, reviewReasons } from '../order/review/index.ts';
import { defineAction, param } from './define-action.ts';

export const reviewOrder = defineAction({
  id: 'review-order',
  label: { zh: '审单', en: 'Review order' },
  hint: {
    zh: '逐条检查，把订单等待的全部原因写进“待审原因”；没有原因时清空。',
    en: 'Checks everything and writes every reason the order waits for into its review reasons; empties them when there is none.',
  },
  effect: false,
  params: z.strictObject({
    ignore: z
      .array(z.string())
      .default([])
      .meta(
        param({
          label: { zh: '不算的原因', en: 'Reasons left out' },
          hint: {
            zh: `可写：${reviewReasons.all.map(({ id }) => id).join('、')}`,
            en: `Any of: ${reviewReasons.all.map(({ id }) => id).join(', ')}`,
          },
          widget: 'list',
        }),
      ),
    cleared: z
      .string()
      .default('')
      .meta(
        param({
          label: { zh: '已放行的原因', en: 'Reasons cleared' },
          hint: {
            zh: '得出文本列表的表达式，例如人工放行过的原因字段',
            en: 'An expression that gives a list of texts, e.g. a field with what a person cleared',
          },
          widget: 'expression',
        }),
      ),
  }),
  plan(params, { document, expressions, site }) {
    if (document.context[reasonsField]?.type.type !== 'list') return fail([noReasonsField(site.path)]);
    const unknown = params.ignore.find((id) => !reviewReasons.get(id));
    if (unknown !== undefined) return fail([unknownReason(unknown, `${site.path}.params.ignore`)]);
    const cleared =
      params.cleared === '' ? undefined : expressions.compile(params.cleared, texts, { ...site, path: `${site.path}.params.cleared` });
    if (cleared && !cleared.ok) return cleared;
    return ok({
      type: 'assign',
      assign(scope) {
        const passed = cleared?.value(scope);
        const without = new Set([...params.ignore, ...(Array.isArray(passed) ? passed : [])]);
        return { [reasonsField]: reasonsOf(scope.context).filter((id) => !without.has(id)) };
      },
    });
  },
  writes: () => [reasonsField],
  describe(params, _document, locale) {
    const left = params.ignore.map((id) => textOf(reviewReasons.get(id)?.label, locale) || id);
    if (left.length === 0) return locale === 'zh' ? '审单' : 'review the order';
    return locale === 'zh' ? `审单，不看${left.join('、')}` : `review the order without ${left.join(', ')}`;
  },
});

const texts = { type: 'list', of: { type: 'text' } } as const;

function noReasonsField(path: string) {
  return problem('field.no-reasons', path, {
    zh: '审单需要一个名为 reviewReasons 的“列表”字段：请在“字段”里添加它。',
    en: 'Reviewing needs a list field named "reviewReasons": add it under Fields.',
  });
}

function unknownReason(id: string, path: string) {
  return problem('review.unknown-reason', path, {
    zh: `没有待审原因“${id}”：请从 ${reviewReasons.all.map((one) => one.id).join('、')} 里选。`,
    en: `There is no review reason "${id}": choose from ${reviewReasons.all.map((one) => one.id).join(', ')}.`,
  });
}
