import { describe, expect, it } from 'vitest';
import { agoText, countdownText, instantText, spanText } from './time-text.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('times in words', () => {
  it('tells a span in its two largest units', () => {
    expect(spanText(59_000, 'zh')).toBe('59 秒');
    expect(spanText(30 * minute, 'zh')).toBe('30 分钟');
    expect(spanText(2 * hour + 5 * minute, 'en')).toBe('2 h 5 min');
    expect(spanText(50 * hour, 'zh')).toBe('2 天 2 小时');
  });

  it('counts down to the second and never below nothing', () => {
    expect(countdownText(3 * hour + 62_000, 'zh')).toBe('3:01:02');
    expect(countdownText(59_001, 'zh')).toBe('01:00');
    expect(countdownText(-5, 'en')).toBe('00:00');
    expect(countdownText(26 * hour, 'en')).toBe('1 d 2 h');
  });

  it('shows an instant in the zone of the company, with the year when it is another one', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(instantText('2025-12-31T16:30:00Z', 'zh', 'Asia/Shanghai', now)).toBe('01/01 00:30');
    expect(instantText('2025-12-31T16:30:00Z', 'zh', 'UTC', now)).toContain('2025');
  });

  it('says how long ago, and takes a clock that runs ahead for now', () => {
    const now = Date.parse('2026-01-02T00:00:00Z');
    expect(agoText('2026-01-01T23:57:00Z', 'en', now)).toBe('3 minutes ago');
    expect(agoText('2026-01-01T23:57:00Z', 'zh', now)).toBe('3 分钟前');
    expect(agoText('2026-01-02T00:00:09Z', 'en', now)).toBe('now');
  });
});
