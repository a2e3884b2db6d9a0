import { z } from 'zod';
import { ok } from '../base/result.ts';
import { defineAction, param } from './define-action.ts';
import { planTexts } from './plan-texts.ts';

export const writeNote = defineAction({
  id: 'write-note',
  label: { zh: '记一笔', en: 'Note to journal' },
  hint: { zh: '在订单的历史里留一句话。', en: "Leaves a sentence in the order's history." },
  effect: false,
  params: z.strictObject({
    text: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '内容', en: 'Text' }, widget: 'template' })),
  }),
  plan(params, context) {
    const texts = planTexts({ text: params.text }, context);
    return texts.ok ? ok({ type: 'note', note: (scope) => texts.value(scope).text ?? '' }) : texts;
  },
  describe: (params, _document, locale) => (locale === 'zh' ? `记录：${params.text}` : `note: ${params.text}`),
});
