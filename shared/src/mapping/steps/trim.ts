import { z } from 'zod';
import { narrow } from '../full-width.ts';
import { defineStep, filled, overText } from './define-step.ts';

export const trim = defineStep({
  id: 'trim',
  group: 'clean',
  label: { zh: '去空格、全角变半角', en: 'Trim and narrow' },
  hint: {
    zh: '首尾空格去掉，全角字母数字变半角：“　ＡＢ１２ ” → “AB12”',
    en: 'No spaces around, full-width letters made ordinary: "　ＡＢ１２ " → "AB12"',
  },
  params: z.strictObject({}),
  describe: () => ({ zh: '去掉多余空格，全角变半角', en: 'trims it and makes full-width letters ordinary' }),
  prepare: () => overText((text) => filled(narrow(text))),
});
