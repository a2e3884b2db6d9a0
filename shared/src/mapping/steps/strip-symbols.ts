import { z } from 'zod';
import { defineStep, filled, overText } from './define-step.ts';

export const stripSymbols = defineStep({
  id: 'strip-symbols',
  group: 'clean',
  label: { zh: '去掉符号', en: 'Strip symbols' },
  hint: { zh: '去掉 # @ 这类多余的符号：“#A100@” → “A100”', en: 'Takes away signs such as # and @: "#A100@" → "A100"' },
  params: z.strictObject({ symbols: z.string().max(100).default('#@*&^~`') }),
  inputs: [{ name: 'symbols', input: 'text', label: { zh: '要去掉的符号', en: 'Signs to take away' } }],
  describe: ({ symbols }) => ({ zh: `去掉这些符号：${symbols}`, en: `takes away ${symbols}` }),
  prepare({ symbols }) {
    const unwanted = new Set(symbols);
    return overText((text) => filled([...text].filter((letter) => !unwanted.has(letter)).join('')));
  },
});
