import { locales } from '@orderloom/shared/base';
import { describe, expect, it } from 'vitest';
import type { Texts } from './define-texts.ts';

const modules = import.meta.glob<Readonly<Record<string, Texts<string>>>>(['../**/texts.ts', '!../diagram/texts.ts'], { eager: true });
const namespaces = Object.fromEntries(
  Object.entries(modules).flatMap(([path, module]) =>
    Object.values(module).map((texts) => [path === './texts.ts' ? 'app' : (path.split('/').at(-2) ?? path), texts] as const),
  ),
);

describe('the texts of the designer', () => {
  it('have a folder each that is called otherwise than every other', () => {
    expect(Object.keys(namespaces)).toHaveLength(Object.keys(modules).length);
  });

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
