import type { Json, Locale } from '@orderloom/shared/base';
import { textOf } from '@orderloom/shared/base';
import { durationText } from '@orderloom/shared/diagram';
import type { FieldType } from '@orderloom/shared/document';

/** Fen as yuan with thousands separators: 123456 is "1,234.56". */
export function formatMoney(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(fen) / 100);
  const cents = Math.abs(fen) % 100;
  const tail = cents === 0 ? '' : `.${String(cents).padStart(2, '0')}`;
  return `${sign}${whole.toLocaleString('en-US')}${tail}`;
}

/** An instant in the reader's time zone, to the second. */
export function formatInstant(value: string | number, locale: Locale): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return String(value);
  return date.toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB', { hour12: false });
}

/** One field value as a person reads it; an empty value is "—". */
export function formatValue(value: Json | undefined, type: FieldType | undefined, locale: Locale): string {
  if (value === null || value === undefined || value === '') return '—';
  if (!type) return plain(value);
  if (type.type === 'list' && Array.isArray(value)) {
    return value.length === 0 ? '—' : value.map((item: Json) => formatValue(item, type.of, locale)).join(locale === 'zh' ? '、' : ', ');
  }
  return formatScalar(value, type, locale);
}

function formatScalar(value: Json, type: FieldType, locale: Locale): string {
  switch (type.type) {
    case 'money':
      return typeof value === 'number' ? `¥${formatMoney(value)}` : plain(value);
    case 'duration':
      return typeof value === 'number' ? durationText(value, locale) : plain(value);
    case 'instant':
      return typeof value === 'string' || typeof value === 'number' ? formatInstant(value, locale) : plain(value);
    case 'boolean':
      return value === true ? yesNo(locale, 0) : yesNo(locale, 1);
    case 'enum':
      return textOf(type.options.find((option) => option.value === value)?.label, locale) || plain(value);
    case 'text':
    case 'integer':
    case 'decimal':
    case 'json':
    case 'list':
      return plain(value);
  }
}

function yesNo(locale: Locale, index: 0 | 1): string {
  return locale === 'zh' ? (['是', '否'][index] ?? '') : (['yes', 'no'][index] ?? '');
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
