import type { Json } from '../base/json.ts';
import type { Text } from '../base/text.ts';
import type { FieldType } from '../document/field.ts';
import { fits } from '../step/data-problems.ts';

/** The value as the field holds it, after a harmless conversion; undefined when it does not fit. */
export function fitTarget(type: FieldType, value: Json): Json | undefined {
  if (fits(type, value)) return value;
  const other = converted(type, value);
  return other !== undefined && fits(type, other) ? other : undefined;
}

function converted(type: FieldType, value: Json): Json | undefined {
  if (type.type === 'list' && !Array.isArray(value)) return fits(type.of, value) ? [value] : undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? fromText(type, value.trim()) : undefined;
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

function fromText(type: FieldType, text: string): Json | undefined {
  if (type.type === 'boolean') return truths.get(text);
  return /^[+-]?\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

const words: Readonly<Record<FieldType['type'], Text>> = {
  text: { zh: '文字', en: 'a text' },
  integer: { zh: '整数', en: 'a whole number' },
  decimal: { zh: '数字', en: 'a number' },
  money: { zh: '整数分（加一步“金额变成分”）', en: 'whole fen (add the step "Money in fen")' },
  boolean: { zh: '是或否', en: 'true or false' },
  instant: { zh: '时间（加一步“日期时间”或“数字时间”）', en: 'a time (add the step "Date and time" or "Time from a number")' },
  duration: { zh: '毫秒数', en: 'a number of milliseconds' },
  enum: { zh: '选项之一（加一步“对照表”）', en: 'one of the options (add the step "Table of values")' },
  json: { zh: '任意内容', en: 'anything' },
  list: { zh: '列表', en: 'a list' },
};

/** What a field takes, in words. */
export function typeWords(type: FieldType): Text {
  return words[type.type];
}
