import { expressionsOf } from '../../expression/index.ts';
import { atTransition, defineRule } from '../define-rule.ts';

export const unusablePattern = defineRule({
  id: 'unusable-pattern',
  severity: 'warning',
  label: { zh: '不能使用的正则表达式', en: 'Pattern that cannot be used' },
  why: {
    zh: '正则表达式用不了时，条件永远不会满足。',
    en: 'With a pattern that cannot be used the condition is never met.',
  },
  check(view) {
    const expressions = expressionsOf(view.document);
    return view.transitions.flatMap(({ id, guard }) => {
      const warnings = guard === undefined ? [] : expressions.warnings(guard, { path: `transitions.${id}.guard` });
      return warnings.map(({ path, message, range }) => ({
        ...atTransition(id),
        path,
        message,
        mend: {
          zh: '改写正则表达式：不要用回溯引用（\\1）和环视（?=、?!、?<）。',
          en: 'Write it without back references (\\1) and look-arounds (?=, ?!, ?<).',
        },
        ...(range ? { range } : {}),
      }));
    });
  },
});
