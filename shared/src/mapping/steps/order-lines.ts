import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { exactDecimal, times } from '../decimal.ts';
import { compilePath, opened } from '../path.ts';
import { quoted, StepFault } from '../step-fault.ts';
import { defineStep } from './define-step.ts';

const key = z.string().max(200).default('');
const parts = ['id', 'sku', 'name', 'quantity', 'price', 'amount', 'giftOf'] as const;
const labels = {
  id: { zh: '行号', en: 'Line id' },
  sku: { zh: '商品编码', en: 'SKU' },
  name: { zh: '名称', en: 'Name' },
  quantity: { zh: '数量', en: 'Quantity' },
  price: { zh: '单价', en: 'Price' },
  amount: { zh: '行金额', en: 'Amount' },
  giftOf: { zh: '赠品属于哪一行', en: 'Gift of line' },
};
const powers = { yuan: 2, fen: 0 };

export const orderLines = defineStep({
  id: 'order-lines',
  group: 'convert',
  label: { zh: '商品行', en: 'Order lines' },
  hint: {
    zh: '把列表的每一项变成我们的商品行：填它们的字段名',
    en: 'Makes our lines of the elements of a list: give the names of their fields',
  },
  params: z.strictObject({
    id: key,
    sku: z.string().max(200).default('sku'),
    name: key,
    quantity: z.string().max(200).default('quantity'),
    price: key,
    amount: key,
    giftOf: key,
    unit: z.enum(['yuan', 'fen']).default('yuan'),
  }),
  inputs: [
    ...parts.map((name) => ({ name, input: 'names' as const, label: labels[name] })),
    {
      name: 'unit',
      input: 'choice',
      label: { zh: '金额单位', en: 'Unit of money' },
      choices: [
        { value: 'yuan', label: { zh: '元', en: 'yuan' } },
        { value: 'fen', label: { zh: '分', en: 'fen' } },
      ],
    },
  ],
  describe: () => ({ zh: '变成商品行', en: 'makes order lines of it' }),
  prepare(params) {
    const reads = parts
      .filter((part) => params[part] !== '')
      .map((part) => ({ part, read: compilePath(params[part].split('.')), change: changeOf(part, powers[params.unit]) }));
    return (value) => {
      if (value === null) return null;
      const list = opened(value);
      if (!Array.isArray(list))
        throw new StepFault(`需要列表，得到的是：${quoted(value)}`, `a list is needed, this came: ${quoted(value)}`);
      return list.map((element: Json) => {
        const line: Record<string, Json> = {};
        for (const { part, read, change } of reads) {
          const found = read(element);
          if (found !== null) line[part] = change(found);
        }
        return line;
      });
    };
  },
});

function changeOf(part: (typeof parts)[number], power: number): (value: Json) => Json {
  if (part === 'price' || part === 'amount') return (value) => whole(value, power);
  if (part === 'quantity') return (value) => whole(value, 0);
  return (value) => (typeof value === 'number' ? String(value) : value);
}

function whole(value: Json, power: number): number {
  const decimal = typeof value === 'number' || typeof value === 'string' ? exactDecimal(String(value).replace(/[¥￥,\s]/g, '')) : undefined;
  const found = decimal && times(decimal, power, false);
  if (found === undefined)
    throw new StepFault(`商品行里的数字不对：${quoted(value)}`, `a line has a number that is wrong: ${quoted(value)}`);
  return found;
}
