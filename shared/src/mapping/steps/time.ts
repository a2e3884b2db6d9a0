import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { instantOf, isZone } from '../../base/zone.ts';
import { quoted, StepFault } from '../step-fault.ts';
import { defineStep } from './define-step.ts';
import { zoneInput } from './zone-input.ts';

const froms = ['auto', 'seconds', 'milliseconds', 'spreadsheet'] as const;
const labels = {
  auto: { zh: '秒或毫秒，自动判断', en: 'seconds or milliseconds, as it looks' },
  seconds: { zh: '秒', en: 'seconds' },
  milliseconds: { zh: '毫秒', en: 'milliseconds' },
  spreadsheet: { zh: '表格里的天数', en: 'days of a spreadsheet' },
};
const day = 86_400_000;
/** Days from the beginning of a spreadsheet's count to that of a computer's. */
const spreadsheetDays = 25_569;

export const time = defineStep({
  id: 'time',
  group: 'convert',
  label: { zh: '数字时间', en: 'Time from a number' },
  hint: {
    zh: '把时间戳变成时间：1793664000 → 2026-11-03T00:00:00.000Z；0 是没有',
    en: 'Makes a time of a time stamp: 1793664000 → 2026-11-03T00:00:00.000Z; 0 is none',
  },
  params: z.strictObject({ from: z.enum(froms).default('auto'), zone: z.string().refine(isZone, 'no time zone').default('Asia/Shanghai') }),
  inputs: [
    {
      name: 'from',
      input: 'choice',
      label: { zh: '数字是', en: 'The number counts' },
      choices: froms.map((value) => ({ value, label: labels[value] })),
    },
    { ...zoneInput, label: { zh: '表格的时区', en: 'Zone of the spreadsheet' } },
  ],
  describe: ({ from }) => ({ zh: `把数字（${labels[from].zh}）变成时间`, en: `makes a time of the number (${labels[from].en})` }),
  prepare:
    ({ from, zone }) =>
    (value: Json) => {
      const number = value === null || value === '' ? 0 : numberIn(value);
      if (number === 0) return null;
      const found = from === 'spreadsheet' ? fromDays(number, zone) : instant(number * (inSeconds(number, from) ? 1000 : 1));
      if (found === undefined) throw notATime(value);
      return found;
    },
});

function numberIn(value: Json): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || number < 0) throw notATime(value);
  return number;
}

function inSeconds(number: number, from: (typeof froms)[number]): boolean {
  return from === 'seconds' || (from === 'auto' && number < 1e11);
}

function fromDays(days: number, zone: string): string | undefined {
  const local = new Date(Math.round((days - spreadsheetDays) * day));
  if (Number.isNaN(local.getTime())) return undefined;
  const [year, month, date] = [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()];
  return instantOf({ year, month, day: date, ms: ((local.getTime() % day) + day) % day }, zone);
}

function instant(ms: number): string | undefined {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function notATime(value: Json): StepFault {
  return new StepFault(`不是时间戳：${quoted(value)}`, `this is no time stamp: ${quoted(value)}`);
}
