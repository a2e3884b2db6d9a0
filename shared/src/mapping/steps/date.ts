import { z } from 'zod';
import { instantOf, isZone } from '../../base/zone.ts';
import { narrow } from '../full-width.ts';
import { readDate } from '../read-date.ts';
import { quoted, StepFault } from '../step-fault.ts';
import { defineStep, overText } from './define-step.ts';
import { zoneInput } from './zone-input.ts';

export const date = defineStep({
  id: 'date',
  group: 'clean',
  label: { zh: '日期时间', en: 'Date and time' },
  hint: {
    zh: '认出各种写法的日期：“2026年11月3日 8:05” → 2026-11-03T00:05:00.000Z',
    en: 'Reads dates as people write them: "2026/11/3 8:05" → 2026-11-03T00:05:00.000Z',
  },
  params: z.strictObject({
    zone: z.string().refine(isZone, 'no time zone').default('Asia/Shanghai'),
    order: z.enum(['ymd', 'mdy', 'dmy']).default('ymd'),
  }),
  inputs: [
    zoneInput,
    {
      name: 'order',
      input: 'choice',
      label: { zh: '年份在后面时', en: 'When the year comes last' },
      choices: [
        { value: 'ymd', label: { zh: '不允许', en: 'It is a fault' } },
        { value: 'mdy', label: { zh: '月/日/年', en: 'month/day/year' } },
        { value: 'dmy', label: { zh: '日/月/年', en: 'day/month/year' } },
      ],
    },
  ],
  describe: ({ zone }) => ({ zh: `按 ${zone} 读成时间`, en: `reads it as a time in ${zone}` }),
  prepare: ({ zone, order }) =>
    overText((given) => {
      const text = narrow(given);
      if (text === '' || /^0000-00-00|^0001-01-01|^1970-01-01[ T]0[08]:00:00$/.test(text)) return null;
      const local = readDate(text, order);
      if (local === undefined) throw new StepFault(`不是日期：${quoted(text)}`, `this is no date: ${quoted(text)}`);
      return instantOf(local, local.offset ?? zone);
    }),
});
