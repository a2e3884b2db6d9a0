import { z } from 'zod';
import { narrow } from '../full-width.ts';
import { quoted, StepFault } from '../step-fault.ts';
import { defineStep, filled, overText } from './define-step.ts';

export const orderNumber = defineStep({
  id: 'order-number',
  group: 'clean',
  label: { zh: '订单号', en: 'Order number' },
  hint: {
    zh: '只留字母、数字、横线，去掉 # 和表格里的引号：“# 2025-001’” → “2025-001”',
    en: 'Keeps letters, digits and dashes; drops # and the quotes of spreadsheets: "# 2025-001\'" → "2025-001"',
  },
  params: z.strictObject({ prefix: z.string().max(40).default(''), suffix: z.string().max(40).default('') }),
  inputs: [
    { name: 'prefix', input: 'text', label: { zh: '去掉开头的', en: 'Drop at the beginning' } },
    { name: 'suffix', input: 'text', label: { zh: '去掉末尾的', en: 'Drop at the end' } },
  ],
  describe: ({ prefix, suffix }) => ({
    zh: `整理成订单号${prefix ? `，去掉开头的“${prefix}”` : ''}${suffix ? `，去掉末尾的“${suffix}”` : ''}`,
    en: `makes it an order number${prefix ? `, without "${prefix}" before` : ''}${suffix ? `, without "${suffix}" after` : ''}`,
  }),
  prepare: ({ prefix, suffix }) =>
    overText((given) => {
      const text = narrow(given);
      if (/^\d(?:\.\d+)?e\+\d+$/i.test(text)) {
        throw new StepFault(
          `表格已把订单号变成科学计数，后几位丢了：${quoted(text)}`,
          `the spreadsheet has rounded the number, its last digits are lost: ${quoted(text)}`,
        );
      }
      return filled(without(text.replace(/[^\p{L}\p{N}_-]/gu, ''), prefix, suffix));
    }),
});

function without(text: string, prefix: string, suffix: string): string {
  const start = prefix !== '' && text.startsWith(prefix) ? prefix.length : 0;
  const end = suffix !== '' && text.endsWith(suffix) ? text.length - suffix.length : text.length;
  return text.slice(start, Math.max(start, end));
}
