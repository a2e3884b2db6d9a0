import { z } from 'zod';
import { narrow } from '../full-width.ts';
import { splitAddress } from '../split-address.ts';
import { quoted, StepFault } from '../step-fault.ts';
import { defineStep, overText } from './define-step.ts';

const parts = ['province', 'city', 'district', 'detail'] as const;
const names = {
  province: { zh: '省', en: 'province' },
  city: { zh: '市', en: 'city' },
  district: { zh: '区县', en: 'district' },
  detail: { zh: '详细地址', en: 'rest of the address' },
};

export const address = defineStep({
  id: 'address',
  group: 'clean',
  label: { zh: '拆分地址', en: 'Split the address' },
  hint: {
    zh: '从整段地址里取出省、市、区县或详细地址：“浙江省杭州市西湖区文三路 1 号” → “杭州市”',
    en: 'Takes province, city, district or the rest out of a whole address: "浙江省杭州市西湖区文三路 1 号" → "杭州市"',
  },
  params: z.strictObject({ part: z.enum(parts).default('province'), strict: z.boolean().default(false) }),
  inputs: [
    {
      name: 'part',
      input: 'choice',
      label: { zh: '取哪一段', en: 'Which part' },
      choices: parts.map((value) => ({ value, label: names[value] })),
    },
    { name: 'strict', input: 'switch', label: { zh: '认不出时算出错', en: 'A fault when it is not found' } },
  ],
  describe: ({ part }) => ({ zh: `取出地址里的${names[part].zh}`, en: `takes the ${names[part].en} of the address` }),
  prepare: ({ part, strict }) =>
    overText((given) => {
      const text = narrow(given);
      const found = splitAddress(text)[part];
      if (found === null && strict && text !== '') {
        throw new StepFault(`地址里认不出${names[part].zh}：${quoted(text)}`, `no ${names[part].en} is found in: ${quoted(text)}`);
      }
      return found;
    }),
});
