import { z } from 'zod';
import { narrow } from '../full-width.ts';
import { quoted, StepFault } from '../step-fault.ts';
import { defineStep, overText } from './define-step.ts';

export const skuCode = defineStep({
  id: 'sku-code',
  group: 'clean',
  label: { zh: '商品编码', en: 'SKU code' },
  hint: {
    zh: '取出第一段编码，统一横线和大写：“【a100—red】大号” → “A100-RED”',
    en: 'Takes the first code in it, dashes and capitals alike: "【a100—red】large" → "A100-RED"',
  },
  params: z.strictObject({ upper: z.boolean().default(true) }),
  inputs: [{ name: 'upper', input: 'switch', label: { zh: '变成大写', en: 'In capitals' } }],
  describe: ({ upper }) => ({
    zh: upper ? '取出商品编码，变成大写' : '取出商品编码',
    en: upper ? 'takes out the SKU code, in capitals' : 'takes out the SKU code',
  }),
  prepare: ({ upper }) =>
    overText((given) => {
      const text = narrow(given).replace(/[‐-―−]/g, '-');
      if (text === '') return null;
      const code = /[A-Za-z0-9][A-Za-z0-9._/-]*/.exec(text)?.[0].replace(/[./-]+$/, '');
      if (code === undefined) throw new StepFault(`里面没有商品编码：${quoted(text)}`, `there is no SKU code in: ${quoted(text)}`);
      return upper ? code.toUpperCase() : code;
    }),
});
