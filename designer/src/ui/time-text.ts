import type { Locale } from '@orderloom/shared/base';

const tags = { zh: 'zh-CN', en: 'en-GB' } as const;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in its two largest units, short: "2 天 3 小时", "2 d 3 h"; under a minute in seconds. */
export function spanText(ms: number, locale: Locale): string {
  const words = locale === 'zh' ? { d: '天', h: '小时', m: '分钟', s: '秒' } : { d: 'd', h: 'h', m: 'min', s: 's' };
  const span = Math.max(0, ms);
  const part = (value: number, word: string) => `${value} ${word}`;
  if (span < minute) return part(Math.floor(span / 1000), words.s);
  if (span < hour) return part(Math.floor(span / minute), words.m);
  const [large, small, word, rest] =
    span < day
      ? [Math.floor(span / hour), Math.floor((span % hour) / minute), words.h, words.m]
      : [Math.floor(span / day), Math.floor((span % day) / hour), words.d, words.h];
  return small === 0 ? part(large, word) : `${part(large, word)} ${part(small, rest)}`;
}

/** A countdown to the second: "1:02:03", "04:59"; from a day on in words. */
export function countdownText(ms: number, locale: Locale): string {
  if (ms >= day) return spanText(ms, locale);
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const h = Math.floor(seconds / 3600);
  const clock = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return h > 0 ? `${h}:${clock}` : clock;
}

/** An instant in a time zone, without the year when that is the present one. */
export function instantText(iso: string, locale: Locale, zone: string | undefined, now: number): string {
  const date = new Date(iso);
  const parts = { timeZone: zone, hourCycle: 'h23' } as const;
  const year = (at: Date) => new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(at);
  return new Intl.DateTimeFormat(tags[locale], {
    ...parts,
    ...(year(date) === year(new Date(now)) ? {} : { year: 'numeric' }),
    month: locale === 'zh' ? '2-digit' : 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
}

/** An instant to the second with its zone, for tool tips. */
export function exactInstantText(iso: string, locale: Locale, zone: string | undefined): string {
  return new Intl.DateTimeFormat(tags[locale], {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(iso));
}

/** How long ago, in words: "3 分钟前", "3 minutes ago". */
export function agoText(iso: string, locale: Locale, now: number): string {
  const format = new Intl.RelativeTimeFormat(tags[locale], { numeric: 'auto' });
  const span = Math.min(0, Date.parse(iso) - now);
  if (span > -minute) return format.format(0, 'second');
  const [unit, length] = span > -hour ? (['minute', minute] as const) : span > -day ? (['hour', hour] as const) : (['day', day] as const);
  return format.format(Math.ceil(span / length), unit).replace(/^(\d+)(?=[^\d\s])/, '$1 ');
}
