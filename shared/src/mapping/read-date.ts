import type { LocalTime } from '../base/zone.ts';

export type DateOrder = 'ymd' | 'mdy' | 'dmy';

interface Read extends LocalTime {
  /** As it was written with the time. */
  readonly offset: string | undefined;
}

const yearFirst = /^(\d{4})(?:[-/.]|年)\s?(\d{1,2})(?:[-/.]|月)\s?(\d{1,2})日?(?:[T ]|\s)*(.*)$/i;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ]|\s)*(.*)$/i;
const compact = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?$/;
const clock =
  /^(上午|下午|凌晨|中午|晚上)?\s?(\d{1,2})[:点时](\d{1,2})?分?(?::?(\d{1,2})秒?)?(?:[.,](\d{1,3})\d*)?\s?(am|pm)?\s?(Z|[+-]\d{2}:?\d{2})?$/i;
const afternoon = /下午|晚上|中午|pm/i;
const morning = /上午|凌晨|am/i;

/** A date as people and systems write it; undefined when it is none, or does not exist. */
export function readDate(text: string, order: DateOrder): Read | undefined {
  const dense = compact.exec(text);
  if (dense) {
    const [, year, month, day, hour = '0', minute = '0', second = '0'] = dense;
    return checked(Number(year), Number(month), Number(day), { hour: Number(hour), minute: Number(minute), second: Number(second), ms: 0 });
  }
  const first = yearFirst.exec(text);
  if (first) return withClock(Number(first[1]), Number(first[2]), Number(first[3]), first[4] ?? '');
  const last = order === 'ymd' ? null : yearLast.exec(text);
  if (!last) return undefined;
  const [month, day] = order === 'mdy' ? [last[1], last[2]] : [last[2], last[1]];
  return withClock(Number(last[3]), Number(month), Number(day), last[4] ?? '');
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
}

function withClock(year: number, month: number, day: number, text: string): Read | undefined {
  if (text.trim() === '') return checked(year, month, day, { hour: 0, minute: 0, second: 0, ms: 0 });
  const match = clock.exec(text.trim());
  if (!match) return undefined;
  const [, before = '', hour = '0', minute = '0', second = '0', fraction = '0', after = '', offset] = match;
  const time = {
    hour: ofTwelve(Number(hour), before + after),
    minute: Number(minute),
    second: Number(second),
    ms: Number(fraction.padEnd(3, '0')),
  };
  return checked(year, month, day, time, offset);
}

function ofTwelve(hour: number, word: string): number {
  if (afternoon.test(word) && hour < 12) return hour + 12;
  return morning.test(word) && hour === 12 ? 0 : hour;
}

function checked(year: number, month: number, day: number, { hour, minute, second, ms }: Clock, offset?: string): Read | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1;
  if (!exists || hour > 23 || minute > 59 || second > 59) return undefined;
  return { year, month, day, ms: ((hour * 60 + minute) * 60 + second) * 1000 + ms, offset };
}
