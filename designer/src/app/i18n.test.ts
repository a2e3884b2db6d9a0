import { locales } from '@orderloom/shared/base';
import { describe, expect, it } from 'vitest';
import { namespaces } from './i18n.ts';

describe('the texts of the designer', () => {
  it('are there for every feature', () => {
    expect(Object.keys(namespaces)).toEqual(expect.arrayContaining(['app', 'ui', 'flows', 'orders', 'operations', 'fields']));
  });

  it.each(Object.entries(namespaces))('%s: has the same keys in both languages', (_name, texts) => {
    expect(Object.keys(texts.en).sort()).toEqual(Object.keys(texts.zh).sort());
  });

  it.each(Object.entries(namespaces))('%s: leaves no text empty', (_name, texts) => {
    for (const locale of locales) {
      const empty = Object.entries(texts[locale]).filter(([, text]) => text.trim() === '');
      expect(empty).toEqual([]);
    }
  });

  it.each(Object.entries(namespaces))('%s: fills the same blanks in both languages', (_name, texts) => {
    const blanks = (text: string | undefined) => [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    for (const key of Object.keys(texts.zh)) expect([key, blanks(texts.en[key])]).toEqual([key, blanks(texts.zh[key])]);
  });
});
