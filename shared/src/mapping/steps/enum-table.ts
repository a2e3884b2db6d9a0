import { z } from 'zod';
import { quoted, StepFault } from '../step-fault.ts';
import { defineStep, overText } from './define-step.ts';

export const enumTable = defineStep({
  id: 'enum-table',
  group: 'convert',
  label: { zh: '对照表', en: 'Table of values' },
  hint: { zh: '按表换成我们的写法：“1” → “微信”', en: 'Their word for ours, by a table: "1" → "wechat"' },
  params: z.strictObject({
    pairs: z
      .array(z.strictObject({ from: z.string().max(200), to: z.string().max(200) }))
      .max(500)
      .default([]),
    otherwise: z.enum(['keep', 'empty', 'fail']).default('keep'),
  }),
  inputs: [
    { name: 'pairs', input: 'pairs', label: { zh: '对照', en: 'Pairs' } },
    {
      name: 'otherwise',
      input: 'choice',
      label: { zh: '表里没有时', en: 'When it is not in the table' },
      choices: [
        { value: 'keep', label: { zh: '保留原值', en: 'Keep it' } },
        { value: 'empty', label: { zh: '留空', en: 'Leave it empty' } },
        { value: 'fail', label: { zh: '算出错', en: 'It is a fault' } },
      ],
    },
  ],
  describe: ({ pairs }) => ({ zh: `按对照表换（${pairs.length} 行）`, en: `by a table of ${pairs.length}` }),
  prepare({ pairs, otherwise }) {
    const table = new Map(pairs.map(({ from, to }) => [from, to]));
    return overText((text) => {
      const found = table.get(text.trim());
      if (found !== undefined) return found;
      if (otherwise === 'fail') throw new StepFault(`对照表里没有：${quoted(text)}`, `it is not in the table: ${quoted(text)}`);
      return otherwise === 'keep' ? text : null;
    });
  },
});
