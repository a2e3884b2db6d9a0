import type { Json } from '@orderloom/shared/base';

export interface JsonRecord {
  readonly [key: string]: Json;
}

/** Ways to read what a channel sent without trusting its shape: what is missing or of another type is undefined. */
export function asRecord(value: Json | undefined): JsonRecord | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonRecord) : undefined;
}

export function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** Those elements of a list that are objects. */
export function recordsIn(list: readonly Json[]): readonly JsonRecord[] {
  return list.map(asRecord).filter((element) => element !== undefined);
}

/** The value at a dotted path. */
export function at(value: Json | undefined, path: string): Json | undefined {
  let current = value;
  for (const key of path.split('.')) current = entryOf(asRecord(current) ?? {}, key);
  return current;
}

/** What a table holds under a key that came from outside; never something an object merely inherits. */
export function entryOf<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** A text or number as non-empty text; ids travel as text. */
export function asText(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function asInteger(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** Unix seconds (or milliseconds) as an instant; 0 means "not yet". */
export function fromSeconds(value: Json | undefined): string | undefined {
  const seconds = asInteger(value);
  if (seconds === undefined || seconds <= 0) return undefined;
  return instant(new Date(seconds > 1e11 ? seconds : seconds * 1000));
}

/** An ISO 8601 text with offset as an instant in UTC. */
export function fromIso(value: Json | undefined): string | undefined {
  const zoned = typeof value === 'string' && value[4] === '-' && /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/i.test(value);
  return zoned ? instant(new Date(value)) : undefined;
}

/** A local date or time of China ("2026-11-20", "2026-11-20 08:00:00") as an instant. */
export function fromChinaTime(value: Json | undefined): string | undefined {
  const match = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?$/.exec(value) : null;
  return match ? instant(new Date(`${match[1]}T${match[2] ?? '00:00:00'}+08:00`)) : undefined;
}

function instant(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Leaves out what is not known. */
export function known(fields: Readonly<Record<string, Json | undefined>>): JsonRecord {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** The first of several values that is known. */
export function firstOf<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined);
}

/** A date and time without offset that the channel states to be in UTC ("2026-11-20T08:00:00"). */
export function fromUtcTime(value: Json | undefined): string | undefined {
  const match = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?$/.exec(value) : null;
  return match ? instant(new Date(`${match[1]}T${match[2]}Z`)) : undefined;
}
