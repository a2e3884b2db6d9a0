import type { ImportCellType as CellType } from '@orderloom/shared/api';
import type { Json, Text } from '@orderloom/shared/base';
import { instantOf, readDate } from '@orderloom/shared/mapping';
import { toMinorUnits } from '@orderloom/shared/order';

type Converted = { readonly value: Json } | { readonly fault: Text };

/** What a cell says as a value of the wanted type; null for an empty one. */
export function convertCell(cell: Json | undefined, as: CellType, zone: string): Converted {
  if (cell === undefined || cell === null || cell === '') return { value: null };
  if (as === 'json') return { value: typeof cell === 'string' ? parsed(cell) : cell };
  if (typeof cell === 'object') return Array.isArray(cell) && as === 'list' ? { value: cell.map(String) } : wrong(JSON.stringify(cell), as);
  const text = String(cell).trim();
  const value = text === '' ? null : converters[as](text, zone);
  return value === undefined ? wrong(text, as) : { value };
}

const yes = new Set(['true', 'yes', 'y', '1', '是']);
const no = new Set(['false', 'no', 'n', '0', '否']);

const converters: Readonly<Record<Exclude<CellType, 'json'>, (text: string, zone: string) => Json | undefined>> = {
  text: (text) => text,
  money: (text) => toMinorUnits(text.replace(/^[¥￥]\s*|\s*元$/g, '').replaceAll(/(?<=\d),(?=\d{3})/g, '')),
  integer: (text) => (/^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined),
  decimal: (text) => (/^[+-]?\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : undefined),
  boolean: (text) => (yes.has(text.toLowerCase()) ? true : no.has(text.toLowerCase()) ? false : undefined),
  instant: toInstant,
  list: (text) =>
    text
      .split(/[,，;；、|]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
};

function toInstant(text: string, zone: string): string | undefined {
  const read = readDate(text, 'ymd');
  return read && instantOf(read, read.offset ?? zone);
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

const wanted: Readonly<Record<CellType, Text>> = {
  text: { zh: '文字', en: 'a text' },
  money: { zh: '金额（元，最多两位小数）', en: 'an amount in yuan with two decimals at most' },
  integer: { zh: '整数', en: 'a whole number' },
  decimal: { zh: '数字', en: 'a number' },
  boolean: { zh: '是或否', en: 'yes or no' },
  instant: { zh: '日期时间', en: 'a date and time' },
  list: { zh: '列表', en: 'a list' },
  json: { zh: '任意内容', en: 'anything' },
};

function wrong(found: string, as: CellType): { readonly fault: Text } {
  const { zh, en } = wanted[as];
  const short = JSON.stringify(found.slice(0, 40));
  return { fault: { zh: `应为${zh}，却是 ${short}`, en: `must be ${en}, found ${short}` } };
}
