import type { Json } from '../base/json.ts';
import { problem } from '../base/problem.ts';
import { fail } from '../base/result.ts';
import type { FlowDocument } from '../document/flow-document.ts';

/** The field of the standard order model that holds an order's tags: a list of texts. */
export const tagsField = 'tags';

export function tagsOf(context: Readonly<Record<string, Json>>): readonly string[] {
  const tags = context[tagsField];
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}

export function requireTags(document: FlowDocument, path: string) {
  if (document.context[tagsField]?.type.type === 'list') return undefined;
  return fail([
    problem('field.no-tags', path, {
      zh: '标签需要一个名为 tags 的“列表”字段：请在“字段”里添加它。',
      en: 'Tags need a list field named "tags": add it under Fields.',
    }),
  ]);
}
