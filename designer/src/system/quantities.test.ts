import { expect, it } from 'vitest';
import { bytesText, countText, latencyText, shareText } from './quantities.ts';

it('says how much in a few characters', () => {
  expect(countText({ count: 12, capped: false }, 'en')).toBe('12');
  expect(countText({ count: 10_000, capped: true }, 'zh')).toBe('1万+');
  expect(latencyText(null, 'en')).toBe('–');
  expect(latencyText(0.0042, 'en')).toBe('4.2 ms');
  expect(latencyText(2.5, 'en')).toBe('2.5 s');
  expect(bytesText(0, 'en')).toBe('0 B');
  expect(bytesText(1536, 'en')).toBe('1.5 kB');
  expect(bytesText(3 * 1024 ** 4 * 1024, 'en')).toBe('3,072 TB');
  expect(shareText(0.998, 'en')).toBe('99.8%');
});
