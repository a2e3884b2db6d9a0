import type { Locale } from '../base/text.ts';

const units = [
  { ms: 86_400_000, zh: '天', en: 'd' },
  { ms: 3_600_000, zh: '小时', en: 'h' },
  { ms: 60_000, zh: '分钟', en: 'min' },
  { ms: 1000, zh: '秒', en: 's' },
] as const;

/** A duration in business words: its two largest units. */
export function durationText(ms: number, locale: Locale): string {
  let rest = Math.round(ms);
  const parts: string[] = [];
  for (const unit of units) {
    const count = Math.floor(rest / unit.ms);
    if (count > 0) parts.push(`${count} ${unit[locale]}`);
    rest -= count * unit.ms;
  }
  if (parts.length === 0) return locale === 'zh' ? `${rest} 毫秒` : `${rest} ms`;
  return parts.slice(0, 2).join(' ');
}
