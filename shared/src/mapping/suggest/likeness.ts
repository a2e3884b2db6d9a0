import type { Json } from '../../base/json.ts';
import { readDate } from '../read-date.ts';
import { splitAddress } from '../split-address.ts';

/** What a value looks like, whatever it is called. */
export type Look = 'phone' | 'money' | 'date' | 'stamp' | 'order-number' | 'address' | 'province' | 'lines' | 'text' | 'number';

/** What the samples of one place look like: what all of them that have a value agree on. */
export function lookOf(values: readonly Json[]): Look | undefined {
  const looks = new Set(values.filter((value) => value !== null && value !== '').map(look));
  if (looks.size === 1) return [...looks][0];
  const numbers = [...looks].every((one) => one === 'number' || one === 'money');
  return looks.size === 2 && numbers ? 'money' : undefined;
}

function look(value: Json): Look {
  if (Array.isArray(value)) return value.length > 0 && value.every((part) => part !== null && typeof part === 'object') ? 'lines' : 'text';
  if (typeof value === 'number') return ofNumber(value);
  return typeof value === 'string' ? ofText(value.trim()) : 'text';
}

function ofNumber(value: number): Look {
  if (Number.isInteger(value) && ((value > 1e9 && value < 4e9) || (value > 1e12 && value < 4e12))) return 'stamp';
  return Number.isInteger(value) ? 'number' : 'money';
}

function ofText(text: string): Look {
  if (/^(?:\+?86[- ]?)?1[3-9]\d[- ]?[\d*]{4}[- ]?\d{4}(?:\D{1,3}\d{1,6})?$/.test(text)) return 'phone';
  if (/^[¥￥$]\s?[\d,]+(?:\.\d+)?$|^\d{1,9}\.\d{1,2}$|^[\d,.]+\s?元$/.test(text)) return 'money';
  if (text.length <= 32 && readDate(text, 'ymd') !== undefined) return 'date';
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return 'date';
  if (/^1\d{9}(?:\d{3})?$/.test(text)) return 'stamp';
  if (/^(?=.*\d{4})[A-Z0-9][A-Z0-9_-]{7,39}$/i.test(text)) return 'order-number';
  const split = splitAddress(text);
  if (split.province !== null) return split.detail === null ? 'province' : 'address';
  return /^\d+$/.test(text) ? 'number' : 'text';
}
