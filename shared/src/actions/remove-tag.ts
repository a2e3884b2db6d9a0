import { z } from 'zod';
import { ok } from '../base/result.ts';
import { defineAction, param } from './define-action.ts';
import { requireTags, tagsField, tagsOf } from './tags.ts';

export const removeTag = defineAction({
  id: 'remove-tag',
  label: { zh: '去标签', en: 'Remove tag' },
  hint: { zh: '从订单上去掉一个标签。', en: 'Takes a tag off the order.' },
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
        return { [tagsField]: before.filter((tag) => tag !== params.tag) };
      },
    });
  },
  describe: (params, _document, locale) => (locale === 'zh' ? `去标签 ${params.tag}` : `remove tag ${params.tag}`),
});
