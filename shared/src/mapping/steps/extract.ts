import { z } from 'zod';
import { compilePattern } from '../pattern.ts';
import { quoted, StepFault } from '../step-fault.ts';
import { defineStep, filled, overText } from './define-step.ts';

export const extract = defineStep({
  id: 'extract',
  group: 'clean',
  label: { zh: '按规则取出一段', en: 'Extract by pattern' },
  hint: { zh: '取出第一段符合规则的文字：“共 3 件” 用 \\d+ → “3”', en: 'Takes the first part that fits: "3 pieces" with \\d+ → "3"' },
  params: z.strictObject({
    pattern: z.string().default('\\d+'),
    group: z.int().min(0).max(20).default(0),
    otherwise: z.enum(['fail', 'empty', 'keep']).default('fail'),
  }),
  inputs: [
    { name: 'pattern', input: 'pattern', label: { zh: '规则（正则表达式）', en: 'Pattern (regular expression)' } },
    { name: 'group', input: 'number', label: { zh: '取第几组（0 是整段）', en: 'Which group (0 is all of it)' } },
    {
      name: 'otherwise',
      input: 'choice',
      label: { zh: '找不到时', en: 'When nothing fits' },
      choices: [
        { value: 'fail', label: { zh: '算出错', en: 'It is a fault' } },
        { value: 'empty', label: { zh: '留空', en: 'Leave it empty' } },
        { value: 'keep', label: { zh: '保留原文', en: 'Keep the text' } },
      ],
    },
  ],
  describe: ({ pattern, group }) => ({
    zh: group === 0 ? `取出符合 ${pattern} 的一段` : `取出 ${pattern} 的第 ${group} 组`,
    en: group === 0 ? `takes what fits ${pattern}` : `takes group ${group} of ${pattern}`,
  }),
  prepare({ pattern, group, otherwise }) {
    const compiled = compilePattern(pattern, 'pattern');
    if (!compiled.ok) return compiled.error;
    const expression = compiled.value;
    if (group > expression.groupCount()) {
      const count = expression.groupCount();
      return [{ param: 'group', message: { zh: `规则里只有 ${count} 组。`, en: `The pattern has ${count} groups only.` } }];
    }
    return overText((text) => {
      const matcher = expression.matcher(text);
      if (matcher.find()) return filled(matcher.group(group) ?? '');
      if (otherwise === 'fail')
        throw new StepFault(`没有符合 ${pattern} 的内容：${quoted(text)}`, `nothing fits ${pattern} in: ${quoted(text)}`);
      return otherwise === 'keep' ? text : null;
    });
  },
});
