import { z } from 'zod';
import { ok } from '../base/result.ts';
import { defineAction, param } from './define-action.ts';
import { requireTags, tagsField, tagsOf } from './tags.ts';

export const addTag = defineAction({
  id: 'add-tag',
  label: { zh: '打标签', en: 'Add tag' },
  hint: { zh: '给订单打上一个标签。', en: 'Puts a tag on the order.' },
  effect: false,
  params: z.strictObject({
    tag: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '标签', en: 'Tag' }, widget: 'text' })),
  }),
  plan(params, { document, site }) {
    const missing = requireTags(document, site.path);
    if (missing) return missing;
    return ok({
      type: 'assign',
      assign(scope) {
        const before = tagsOf(scope.context);
        return { [tagsField]: before.includes(params.tag) ? before : [...before, params.tag] };
      },
    });
  },
  describe: (params, _document, locale) => (locale === 'zh' ? `打标签 ${params.tag}` : `add tag ${params.tag}`),
});
