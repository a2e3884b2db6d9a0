import { textOf } from '../../base/text.ts';
import { actionSites } from '../../document/action-sites.ts';
import { defineRule } from '../define-rule.ts';
import { without } from '../edits.ts';
import { standardKeys, writesOf } from '../field-flow.ts';
import { textSites } from '../field-uses.ts';
import { fixOf } from '../fix.ts';
import { isMentioned } from '../mentions.ts';

const deleteField = fixOf('delete-field', { zh: '删除这个字段', en: 'Delete the field' }, (document, key) => ({
  ...document,
  context: without(document.context, [key]),
}));

export const unusedField = defineRule({
  id: 'unused-field',
  severity: 'info',
  label: { zh: '没人用的字段', en: 'Field nobody uses' },
  why: {
    zh: '多余的字段会出现在每张订单上，让人以为要填。',
    en: 'A field too many shows on every order and makes people believe it must be filled.',
  },
  fixes: [deleteField],
  check(view) {
    const { document } = view;
    const read = new Set(textSites(document).flatMap(({ references }) => references.names));
    const written = writesOf(view);
    // An action may work on fields that it does not name.
    const implied = new Set(
      actionSites(document).flatMap(({ call }) => Object.values(call.params).filter((value) => typeof value === 'string')),
    );
    return Object.entries(document.context)
      .filter(([key, field]) => !read.has(key) && !written.has(key) && !implied.has(key) && !standardKeys.has(key) && !field.toDefine)
      .map(([key, { label }]) => ({
        place: { type: 'field' as const, id: key },
        path: `context.${key}`,
        ...(isMentioned(document, key) ? { fixes: [] } : {}),
        message: {
          zh: `字段“${textOf(label, 'zh') || key}”没有条件或动作用到。`,
          en: `No condition and no action uses the field "${textOf(label, 'en') || key}".`,
        },
        mend: {
          zh: '用上它，或删除它；若由渠道填写给人看，可以不理会。',
          en: 'Use it or delete it; leave it if a channel fills it for people.',
        },
      }));
  },
});
