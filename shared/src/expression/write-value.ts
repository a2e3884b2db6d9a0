import type { Json } from '../base/json.ts';
import type { FieldType } from '../document/field.ts';
import { Duration } from './durations.ts';
import { ExpressionError } from './expression-error.ts';
import { typeText } from './type-words.ts';

type Write = (value: unknown) => Json;

/** Turns what CEL computed into the JSON of the type it was compiled for; refuses what does not fit. */
export function writerOf(type: FieldType | 'any'): Write {
  if (type === 'any' || type.type === 'json') return anyJson;
  const write = writers(type);
  return (value) => {
    if (value === null) return null;
    const json = write(value);
    if (json === undefined) throw unfit(value, type);
    return json;
  };
}

function writers(type: FieldType): (value: unknown) => Json | undefined {
  switch (type.type) {
    case 'text':
      return (value) => (typeof value === 'string' ? value : undefined);
    case 'enum': {
      const options = new Set(type.options.map((option) => option.value));
      return (value) => (typeof value === 'string' && (options.size === 0 || options.has(value)) ? value : undefined);
    }
    case 'integer':
    case 'money':
      return integer;
    case 'decimal':
      return decimal;
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : undefined);
    case 'instant':
      return instant;
    case 'duration':
      return (value) => (value instanceof Duration ? Math.round(value.valueOf()) : typeof value === 'number' ? integer(value) : undefined);
    case 'list': {
      const write = writerOf(type.of);
      return (value) => (Array.isArray(value) ? value.map(write) : undefined);
    }
    case 'json':
      return anyJson;
  }
}

function integer(value: unknown): number | undefined {
  if (typeof value !== 'bigint' && typeof value !== 'number') return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number + 0 : undefined;
}

function decimal(value: unknown): number | undefined {
  if (typeof value !== 'bigint' && typeof value !== 'number') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number + 0 : undefined;
}

function instant(value: unknown): string | undefined {
  const date = typeof value === 'string' ? new Date(value) : value;
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

function anyJson(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'bigint':
    case 'number':
      return safe(value);
    case 'object':
      return value === null ? null : structure(value);
    default:
      throw unfit(value, { type: 'json' });
  }
}

function safe(value: bigint | number): number {
  const number = typeof value === 'bigint' ? integer(value) : decimal(value);
  if (number === undefined) throw unfit(value, { type: 'json' });
  return number;
}

function structure(value: object): Json {
  if (value instanceof Date || value instanceof Duration) {
    const json = value instanceof Date ? instant(value) : Math.round(value.valueOf());
    if (json === undefined) throw unfit(value, { type: 'instant' });
    return json;
  }
  if (Array.isArray(value)) return value.map(anyJson);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw unfit(value, { type: 'json' });
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.map(([key, part]) => [key, anyJson(part)]));
}

function unfit(value: unknown, type: FieldType): ExpressionError {
  const shown = typeof value === 'string' ? `"${value}"` : String(value);
  const expected = typeText(type);
  return new ExpressionError({ zh: `结果 ${shown} 不是${expected.zh}。`, en: `The result ${shown} is no ${expected.en}.` });
}
