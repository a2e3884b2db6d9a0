import { library } from '@orderloom/machines';
import { patterns } from '@orderloom/shared/patterns';
import { expect, it } from 'vitest';

const han = /\p{Script=Han}/u;
/** What actions write, set and send is data: the same in every language. */
const data = new Set(['params']);

it.each([
  ...library.map(({ id, document, scenarios }) => [`the machine ${id}`, { document, names: scenarios.map(({ name }) => name) }] as const),
  ...patterns.all.map((pattern) => [`the pattern ${pattern.id}`, pattern] as const),
])('tells everything of %s in English too', (_name, told) => {
  expect(chineseOnly(told, '')).toEqual([]);
});

/** Where a text is without English words. */
function chineseOnly(value: unknown, path: string): string[] {
  if (typeof value === 'string') return han.test(value) ? [`${path}: ${value}`] : [];
  if (value === null || typeof value !== 'object') return [];
  const entries = Object.entries(value);
  const isLabel = entries.length > 0 && entries.every(([key]) => key === 'zh' || key === 'en');
  return entries.flatMap(([key, inner]) => {
    if (data.has(key)) return [];
    if (isLabel && key === 'zh') return entries.some(([other, text]) => other === 'en' && text !== '') ? [] : [`${path}: ${inner}`];
    return chineseOnly(inner, `${path}.${key}`);
  });
}
