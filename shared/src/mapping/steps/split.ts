import { z } from 'zod';
import { defineStep, overText } from './define-step.ts';

export const split = defineStep({
  id: 'split',
  group: 'convert',
  label: { zh: '拆开', en: 'Split' },
  hint: { zh: '按分隔符拆开，取其中一段或全部：“红|大” → “红”', en: 'Splits a text and takes one part or all: "red|large" → "red"' },
  params: z.strictObject({ separator: z.string().min(1).max(20).default('|'), take: z.int().min(-100).max(100).default(0) }),
  inputs: [
    { name: 'separator', input: 'text', label: { zh: '分隔符', en: 'Separator' } },
    {
      name: 'take',
      input: 'number',
      label: { zh: '取第几段', en: 'Which part' },
      hint: { zh: '0 是全部，-1 是最后一段', en: '0 is all, -1 the last' },
    },
  ],
  describe: ({ separator, take }) => ({
    zh: take === 0 ? `按“${separator}”拆成列表` : `按“${separator}”拆开，取第 ${take} 段`,
    en: take === 0 ? `splits it at "${separator}" into a list` : `splits it at "${separator}" and takes part ${take}`,
  }),
  prepare: ({ separator, take }) =>
    overText((text) => {
      const parts = text
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      if (take === 0) return parts;
      return parts.at(take > 0 ? take - 1 : take) ?? null;
    }),
});
