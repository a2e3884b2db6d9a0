import { z } from 'zod';
import { defineStep, filled } from './define-step.ts';

export const join = defineStep({
  id: 'join',
  group: 'convert',
  label: { zh: '合成一段文字', en: 'Join into one text' },
  hint: { zh: '把列表连成一段文字：[“红”,“大”] → “红、大”', en: 'Makes one text of a list: ["red","large"] → "red, large"' },
  params: z.strictObject({ separator: z.string().max(20).default('、') }),
  inputs: [{ name: 'separator', input: 'text', label: { zh: '中间放', en: 'Between them' } }],
  describe: ({ separator }) => ({ zh: `用“${separator}”连起来`, en: `joins them with "${separator}"` }),
  prepare:
    ({ separator }) =>
    (value) =>
      Array.isArray(value)
        ? filled(
            value
              .filter((part) => part !== null && part !== '')
              .map(textOf)
              .join(separator),
          )
        : value,
});

function textOf(part: unknown): string {
  return typeof part === 'string' ? part : JSON.stringify(part);
}
