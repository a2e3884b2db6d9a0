import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gramsOf, wantedFor } from './grams.ts';

const letters = fc.constantFrom(...Array.from('ab-1 9"*王小明\u{1f600}\ue0b5'));
const lines = fc.array(fc.array(letters, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 });

it('finds any fragment of a line, of any length, by the pieces of the text', () => {
  fc.assert(
    fc.property(lines, fc.nat(), fc.nat(), fc.nat({ max: 11 }), (parts, pick, from, length) => {
      const text = parts.map((part) => part.join('')).join('\n');
      const line = parts[pick % parts.length] ?? [];
      const start = from % line.length;
      const fragment = line.slice(start, start + 1 + length).join('');
      const grams = gramsOf(text);
      const { exact, prefix } = wantedFor(fragment);

      expect(exact.length > 0 || prefix !== undefined).toBe(true);
      for (const gram of exact) expect(grams).toContain(gram);
      if (prefix !== undefined) expect(grams.some((gram) => gram.startsWith(prefix))).toBe(true);
    }),
  );
});

it('keeps signs inside the words of the index', () => {
  for (const gram of gramsOf('a-1 "b" *')) expect(gram).toMatch(/^[a-z0-9\ue000-\ue07f]+$/);
});
