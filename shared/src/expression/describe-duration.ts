import type { Locale } from '../base/text.ts';

const units = [
  { ms: 86_400_000, zh: '天', en: 'day' },
  { ms: 3_600_000, zh: '小时', en: 'hour' },
  { ms: 60_000, zh: '分钟', en: 'minute' },
  { ms: 1000, zh: '秒', en: 'second' },
  { ms: 1, zh: '毫秒', en: 'millisecond' },
] as const;

/** A duration in words, exact to the millisecond: `1 天 2 小时`, `1 day 2 hours`. */
export function describeDuration(ms: number, locale: Locale): string {
  const parts: string[] = [];
  let rest = Math.round(Math.abs(ms));
  for (const unit of units) {
    const count = Math.floor(rest / unit.ms);
    rest -= count * unit.ms;
    if (count > 0) parts.push(counted(count, unit, locale));
  }
  if (parts.length === 0) return locale === 'zh' ? '0 秒' : '0 seconds';
  return `${ms < 0 ? '−' : ''}${parts.join(' ')}`;
}

function counted(count: number, unit: (typeof units)[number], locale: Locale): string {
  if (locale === 'zh') return `${count} ${unit.zh}`;
  return `${count} ${unit.en}${count === 1 ? '' : 's'}`;
}
