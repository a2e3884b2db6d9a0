import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { exactDecimal, times } from '../decimal.ts';
import { narrow } from '../full-width.ts';
import { quoted, StepFault } from '../step-fault.ts';
import { defineStep, type RunStep } from './define-step.ts';

const powers = { yuan: 2, jiao: 1, fen: 0, li: -1 } as const;
const units = {
  yuan: { zh: '元', en: 'yuan' },
  jiao: { zh: '角', en: 'jiao (1/10 yuan)' },
  fen: { zh: '分', en: 'fen (1/100 yuan)' },
  li: { zh: '厘', en: 'li (1/1000 yuan)' },
};

export const money = defineStep({
  id: 'money',
  group: 'clean',
  label: { zh: '金额变成分', en: 'Money in fen' },
  hint: {
    zh: '去掉 ¥、逗号和“元”，按单位换成整数分：“￥1,234.50元” → 123450',
    en: 'Drops ¥, commas and 元, and counts whole fen: "¥1,234.50" → 123450',
  },
  params: z.strictObject({ unit: z.enum(['yuan', 'jiao', 'fen', 'li']).default('yuan'), round: z.boolean().default(false) }),
  inputs: [
    {
      name: 'unit',
      input: 'choice',
      label: { zh: '原来的单位', en: 'The unit it is in' },
      choices: (['yuan', 'jiao', 'fen', 'li'] as const).map((value) => ({ value, label: units[value] })),
    },
    { name: 'round', input: 'switch', label: { zh: '不到一分时四舍五入（否则算出错）', en: 'Round parts of a fen (a fault otherwise)' } },
  ],
  describe: ({ unit }) => ({ zh: `按${units[unit].zh}换成分`, en: `counts fen, from ${units[unit].en}` }),
  prepare: ({ unit, round }) => overAmounts((text) => fenOf(text, powers[unit], round)),
});

function overAmounts(change: (text: string) => Json): RunStep {
  const run: RunStep = (value, message) => {
    if (typeof value === 'string' || typeof value === 'number') return change(String(value));
    if (value === null) return null;
    if (Array.isArray(value)) return value.map((element: Json) => run(element, message));
    throw new StepFault(`需要金额，得到的是：${quoted(value)}`, `an amount is needed, this came: ${quoted(value)}`);
  };
  return run;
}

function fenOf(given: string, power: number, round: boolean): number | null {
  const text = narrow(given);
  if (text === '') return null;
  const bare = text.replace(/^(?:RMB|CNY)|(?:RMB|CNY)$|[¥￥$元圆块\s,']/gi, '');
  const negative = /^\(.*\)$/.test(bare);
  const [, digits = '', tenThousands = ''] = /^([+-]?[\d.]+)(万?)$/.exec(negative ? bare.slice(1, -1) : bare) ?? [];
  const decimal = exactDecimal(digits);
  if (!decimal) throw new StepFault(`不是金额：${quoted(text)}`, `this is no amount: ${quoted(text)}`);
  const fen = times(decimal, power + (tenThousands === '' ? 0 : 4), round);
  if (fen === undefined) throw new StepFault(`精确不到分：${quoted(text)}`, `this is not a whole number of fen: ${quoted(text)}`);
  return negative ? -fen || 0 : fen;
}
