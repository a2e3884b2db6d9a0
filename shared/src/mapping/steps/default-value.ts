import { z } from 'zod';
import { Json } from '../../base/json.ts';
import { quoted } from '../step-fault.ts';
import { defineStep } from './define-step.ts';

export const defaultValue = defineStep({
  id: 'default-value',
  group: 'convert',
  label: { zh: '没有时用', en: 'Default' },
  hint: { zh: '没有值时填一个：空 → “未填写”', en: 'A value where there is none: nothing → "unknown"' },
  params: z.strictObject({ value: Json.default(null) }),
  inputs: [{ name: 'value', input: 'json', label: { zh: '填这个', en: 'Put this' } }],
  describe: ({ value }) => ({ zh: `没有值时填 ${quoted(value)}`, en: `puts ${quoted(value)} where there is nothing` }),
  prepare:
    ({ value: otherwise }) =>
    (value) =>
      value === null || value === '' || (Array.isArray(value) && value.length === 0) ? otherwise : value,
});
