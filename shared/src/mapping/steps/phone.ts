import { z } from 'zod';
import { narrow } from '../full-width.ts';
import { quoted, StepFault } from '../step-fault.ts';
import { defineStep, overText } from './define-step.ts';

const mobile = /(?:^|[^\d])(?:(?:\+|00)?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)(?:\s*(?:[-,转#]|ext\.?)\s*(\d{1,6}))?/i;
const landline = /(?:^|[^\d])(0\d{2,3})[- )]?(\d{7,8})(?!\d)(?:\s*(?:[-,转#]|ext\.?)\s*(\d{1,6}))?/i;

export const phone = defineStep({
  id: 'phone',
  group: 'clean',
  label: { zh: '电话', en: 'Phone number' },
  hint: {
    zh: '认出手机或座机，去掉 +86、空格和横线，分机另留：“+86 138-0000-0000 转 12” → “13800000000-12”',
    en: 'Finds a mobile or landline number, without +86, spaces and dashes; an extension is kept: "+86 138-0000-0000 ext 12" → "13800000000-12"',
  },
  params: z.strictObject({ extension: z.boolean().default(true) }),
  inputs: [
    { name: 'extension', input: 'switch', label: { zh: '保留分机（隐私号需要）', en: 'Keep the extension (privacy numbers need it)' } },
  ],
  describe: ({ extension }) => ({
    zh: extension ? '整理成电话号码，保留分机' : '整理成电话号码，不要分机',
    en: extension ? 'makes it a phone number with its extension' : 'makes it a phone number without an extension',
  }),
  prepare: ({ extension }) =>
    overText((given) => {
      const text = narrow(given);
      if (text === '') return null;
      const found = numberIn(text);
      if (found === undefined) throw faultOf(text);
      return extension && found.extension !== undefined ? `${found.number}-${found.extension}` : found.number;
    }),
});

function numberIn(text: string): { readonly number: string; readonly extension: string | undefined } | undefined {
  const hand = mobile.exec(text);
  if (hand) return { number: String(hand[1]).replace(/\D/g, ''), extension: hand[2] };
  const land = landline.exec(text);
  return land ? { number: `${land[1]}-${land[2]}`, extension: land[3] } : undefined;
}

function faultOf(text: string): StepFault {
  if (text.includes('*'))
    return new StepFault(`号码被平台打了星号：${quoted(text)}`, `the platform has masked the number: ${quoted(text)}`);
  return new StepFault(`里面没有电话号码：${quoted(text)}`, `there is no phone number in: ${quoted(text)}`);
}
