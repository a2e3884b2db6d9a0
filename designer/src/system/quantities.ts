import type { Locale } from '@orderloom/shared/base';

const tags = { zh: 'zh-CN', en: 'en-GB' } as const;

/** A count, in short from ten thousand on; with a plus when counting stopped there. */
export function countText({ count, capped }: { readonly count: number; readonly capped: boolean }, locale: Locale): string {
  const notation = count >= 10_000 ? 'compact' : 'standard';
  return `${new Intl.NumberFormat(tags[locale], { notation, maximumFractionDigits: 1 }).format(count)}${capped ? '+' : ''}`;
}

/** A rate or another small number: one decimal below ten. */
export function numberText(value: number, locale: Locale): string {
  return new Intl.NumberFormat(tags[locale], { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

/** Seconds as milliseconds below one second. */
export function latencyText(seconds: number | null, locale: Locale): string {
  if (seconds === null) return '–';
  if (seconds >= 1) return `${numberText(seconds, locale)} s`;
  return `${numberText(seconds * 1000, locale)} ms`;
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in the largest unit that keeps a number before the point. */
export function bytesText(bytes: number, locale: Locale): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  return `${numberText(bytes / 1024 ** power, locale)} ${units[power]}`;
}

/** A share as a percentage. */
export function shareText(share: number, locale: Locale): string {
  return new Intl.NumberFormat(tags[locale], { style: 'percent', maximumFractionDigits: share > 0.99 && share < 1 ? 1 : 0 }).format(share);
}
