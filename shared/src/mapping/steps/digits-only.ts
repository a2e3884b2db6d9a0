import { z } from 'zod';
import { narrow } from '../full-width.ts';
import { defineStep, filled, overText } from './define-step.ts';

export const digitsOnly = defineStep({
  id: 'digits-only',
  group: 'clean',
  label: { zh: '只留数字', en: 'Digits only' },
  hint: { zh: '只留下 0 到 9：“数量：3 件” → “3”', en: 'Keeps 0 to 9 alone: "qty 3 pcs" → "3"' },
  params: z.strictObject({}),
  describe: () => ({ zh: '只留下数字', en: 'keeps the digits alone' }),
  prepare: () => overText((text) => filled(narrow(text).replace(/\D/g, ''))),
});
