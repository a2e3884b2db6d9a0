import { z } from 'zod';
import { ok } from '../base/result.ts';
import type { Text } from '../base/text.ts';
import { type ActionDefinition, defineAction, param } from './define-action.ts';
import { requireTags, tagsField, tagsOf } from './tags.ts';

/** What an action that changes the order's tags has of its own. */
interface TagAction extends Pick<ActionDefinition, 'id' | 'label' | 'hint'> {
  readonly sentence: Text;
  change(tags: readonly string[], tag: string): readonly string[];
}

/** An action with one parameter, the tag, that changes the order's set of tags. */
export function tagAction({ id, label, hint, sentence, change }: TagAction): ActionDefinition {
  return defineAction({
    id,
    label,
    hint,
    effect: false,
    params: z.strictObject({
      tag: z
        .string()
        .min(1)
        .meta(param({ label: { zh: '标签', en: 'Tag' }, widget: 'text' })),
    }),
    plan(params, { document, site }) {
      const missing = requireTags(document, site.path);
      return missing ?? ok({ type: 'assign', assign: (scope) => ({ [tagsField]: change(tagsOf(scope.context), params.tag) }) });
    },
    writes: () => [tagsField],
    describe: (params, _document, locale) => `${sentence[locale]} ${params.tag}`,
  });
}
