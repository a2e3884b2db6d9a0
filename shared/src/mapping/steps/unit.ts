import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { quoted, StepFault } from '../step-fault.ts';
import { defineStep, type RunStep } from './define-step.ts';

const presets = {
  'kg-g': { zh: '千克 → 克', en: 'kilogram → gram', factor: 1000 },
  'g-kg': { zh: '克 → 千克', en: 'gram → kilogram', factor: 0.001 },
  'jin-g': { zh: '斤 → 克', en: 'jin → gram', factor: 500 },
  't-kg': { zh: '吨 → 千克', en: 'tonne → kilogram', factor: 1000 },
  'm-cm': { zh: '米 → 厘米', en: 'metre → centimetre', factor: 100 },
  'cm-mm': { zh: '厘米 → 毫米', en: 'centimetre → millimetre', factor: 10 },
  'hours-ms': { zh: '小时 → 毫秒', en: 'hour → millisecond', factor: 3_600_000 },
  'minutes-ms': { zh: '分钟 → 毫秒', en: 'minute → millisecond', factor: 60_000 },
} as const;
const names = ['kg-g', 'g-kg', 'jin-g', 't-kg', 'm-cm', 'cm-mm', 'hours-ms', 'minutes-ms'] as const;

export const unit = defineStep({
  id: 'unit',
  group: 'convert',
  label: { zh: '换算单位', en: 'Convert the unit' },
  hint: {
    zh: '数字换一个单位，跟着的单位字样会去掉：“1.5kg” → 1500',
    en: 'A number in another unit; a unit written behind it is dropped: "1.5kg" → 1500',
  },
  params: z.strictObject({
    unit: z.enum([...names, 'factor']).default('kg-g'),
    factor: z.number().min(1e-9).max(1e9).default(1),
    decimals: z.int().min(0).max(6).default(3),
  }),
  inputs: [
    {
      name: 'unit',
      input: 'choice',
      label: { zh: '换算', en: 'Conversion' },
      choices: [
        ...names.map((value) => ({ value, label: presets[value] })),
        { value: 'factor', label: { zh: '乘以一个数', en: 'times a number' } },
      ],
    },
    { name: 'factor', input: 'number', label: { zh: '乘以', en: 'Times' } },
    { name: 'decimals', input: 'number', label: { zh: '小数位', en: 'Decimal places' } },
  ],
  describe: ({ unit: chosen, factor }) => {
    const preset = chosen === 'factor' ? undefined : presets[chosen];
    return preset ? { zh: preset.zh, en: preset.en } : { zh: `乘以 ${factor}`, en: `times ${factor}` };
  },
  prepare({ unit: chosen, factor, decimals }): RunStep {
    const by = chosen === 'factor' ? factor : presets[chosen].factor;
    return (value) => (value === null || value === '' ? null : Number((numberIn(value) * by).toFixed(decimals)));
  },
});

function numberIn(value: Json): number {
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' ? /^\s*([+-]?\d[\d,]*(?:\.\d+)?)\s*[^\d]*$/.exec(value)?.[1] : undefined;
  if (text === undefined) throw new StepFault(`需要数字，得到的是：${quoted(value)}`, `a number is needed, this came: ${quoted(value)}`);
  return Number(text.replaceAll(',', ''));
}
