import type { Locale } from '@orderloom/shared/base';

export const durationUnits = [
  { id: 'day', ms: 86_400_000, zh: '天', en: 'd' },
  { id: 'hour', ms: 3_600_000, zh: '小时', en: 'h' },
  { id: 'minute', ms: 60_000, zh: '分钟', en: 'min' },
  { id: 'second', ms: 1000, zh: '秒', en: 's' },
  { id: 'ms', ms: 1, zh: '毫秒', en: 'ms' },
] as const;
export type DurationUnit = (typeof durationUnits)[number]['id'];

/** The largest unit that tells a duration without a remainder: 5400000 is 90 minutes, not 1.5 hours. */
export function unitOf(ms: number): DurationUnit {
  if (ms === 0) return 'minute';
  return durationUnits.find((unit) => ms % unit.ms === 0)?.id ?? 'ms';
}

export function msOf(unit: DurationUnit): number {
  return durationUnits.find((candidate) => candidate.id === unit)?.ms ?? 1;
}

/** A duration in words, its two largest units: "1 天 2 小时", "1 d 2 h". */
export function formatDuration(ms: number, locale: Locale): string {
  const sign = ms < 0 ? '-' : '';
  let rest = Math.abs(Math.round(ms));
  const parts: string[] = [];
  for (const unit of durationUnits) {
    const count = Math.floor(rest / unit.ms);
    if (count === 0 || (unit.id === 'ms' && parts.length > 0)) continue;
    parts.push(`${count} ${unit[locale]}`);
    rest -= count * unit.ms;
  }
  return parts.length === 0 ? `0 ${locale === 'zh' ? '秒' : 's'}` : sign + parts.slice(0, 2).join(' ');
}
