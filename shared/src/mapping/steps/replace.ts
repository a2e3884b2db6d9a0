import { z } from 'zod';
import { compilePattern } from '../pattern.ts';
import { defineStep, filled, overText } from './define-step.ts';

export const replace = defineStep({
  id: 'replace',
  group: 'clean',
  label: { zh: '替换', en: 'Replace' },
  hint: { zh: '把一段文字换成另一段：“江浙沪|包邮” 把 | 换成空格', en: 'Puts one text for another: in "A|B", a space for |' },
  params: z.strictObject({
    find: z.string().max(1000).default('|'),
    with: z.string().max(1000).default(' '),
    pattern: z.boolean().default(false),
  }),
  inputs: [
    { name: 'find', input: 'text', label: { zh: '把', en: 'Look for' } },
    {
      name: 'with',
      input: 'text',
      label: { zh: '换成', en: 'Put instead' },
      hint: { zh: '正则表达式可用 $1 取第一组', en: '$1 is the first group of a pattern' },
    },
    { name: 'pattern', input: 'switch', label: { zh: '当作正则表达式', en: 'It is a regular expression' } },
  ],
  describe: (params) => ({ zh: `把“${params.find}”换成“${params.with}”`, en: `puts "${params.with}" for "${params.find}"` }),
  prepare({ find, with: put, pattern }) {
    if (!pattern) {
      if (find === '') return [{ param: 'find', message: { zh: '请填写要找的文字。', en: 'Write what to look for.' } }];
      return overText((text) => filled(text.replaceAll(find, () => put)));
    }
    const compiled = compilePattern(find, 'find');
    if (!compiled.ok) return compiled.error;
    const groups = [...put.matchAll(/\$(\d+)/g)].map((match) => Number(match[1]));
    const missing = groups.find((group) => group > compiled.value.groupCount());
    if (missing !== undefined) {
      return [{ param: 'with', message: { zh: `规则里没有第 ${missing} 组。`, en: `The pattern has no group ${missing}.` } }];
    }
    return overText((text) => filled(compiled.value.matcher(text).replaceAll(put)));
  },
});
