import { z } from 'zod';
import { problem } from '../base/problem.ts';
import { fail, ok } from '../base/result.ts';
import { textOf } from '../base/text.ts';
import { defineAction, param } from './define-action.ts';

export const setField = defineAction({
  id: 'set-field',
  label: { zh: '填写字段', en: 'Set field' },
  hint: { zh: '把一个字段改成表达式的值。', en: 'Gives a field the value of an expression.' },
  effect: false,
  params: z.strictObject({
    field: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '字段', en: 'Field' }, widget: 'field' })),
    value: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '值', en: 'Value' }, widget: 'expression' })),
  }),
  plan(params, { document, expressions, site }) {
    const field = document.context[params.field];
    if (!field) return fail([unknownField(params.field, `${site.path}.params.field`)]);
    const value = expressions.compile(params.value, field.type, { ...site, path: `${site.path}.params.value` });
    return value.ok ? ok({ type: 'assign', assign: (scope) => ({ [params.field]: value.value(scope) }) }) : value;
  },
  writes: ({ field }) => [field],
  describe(params, document, locale) {
    const label = textOf(document.context[params.field]?.label, locale) || params.field;
    return locale === 'zh' ? `${label} 设为 ${params.value}` : `set ${label} to ${params.value}`;
  },
});

/** The refusal for a field key that the flow does not declare. */
export function unknownField(key: string, path: string) {
  return problem('field.unknown', path, {
    zh: `流程里没有字段“${key}”：先在“字段”里添加它，或改选别的字段。`,
    en: `The flow has no field "${key}": add it under Fields, or choose another.`,
  });
}
