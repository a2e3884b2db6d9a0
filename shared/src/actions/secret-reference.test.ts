import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expressionsOf } from '../expression/index.ts';
import { drawFlow } from '../testing/index.ts';
import { planTexts } from './plan-texts.ts';
import { fillReferences, referencesIn } from './secret-reference.ts';

const document = drawFlow({ fields: { remark: 'text' }, states: { a: {} } });
const context = { document, expressions: expressionsOf(document), site: { path: 'a' } };

function written(url: string, remark: string): string {
  const texts = planTexts({ url }, context, () => true);
  if (!texts.ok) throw new Error(JSON.stringify(texts.error));
  return texts.value({ context: { remark }, event: { type: 'e' }, now: 0, inState: () => false }).url ?? '';
}

it('keeps the references the author wrote, beside what is filled in from the order', () => {
  expect(written('https://a.test/{{ remark }}?k=secret://token&n={{ remark }}', 'x')).toBe('https://a.test/x?k=secret://token&n=x');
});

it('never makes a reference of what an order says, however it is cut', () => {
  const hostile = fc
    .array(fc.constantFrom('secret://', 'secret:', '//', '/', 's', 'token', 'other', '2', '-', '{{', '}}', ' '), { maxLength: 8 })
    .map((parts) => parts.join(''));
  const urls = ['{{ remark }}', 'x{{ remark }}y', 'secret:{{ remark }}', 'secret:/{{ remark }}/x', 'secret://token{{ remark }}'];
  fc.assert(
    fc.property(
      hostile,
      fc.constantFrom(...urls, 'a={{ remark }}&k=secret://token', '{{ remark }}secret://token{{ remark }}'),
      (remark, url) => {
        expect(referencesIn(written(url, remark))).toEqual(url.includes('secret://token') ? ['token'] : []);
      },
    ),
  );
  expect(written('{{ remark }}?k=secret://token', 'secret://other')).toBe('secret:%2F%2Fother?k=secret://token');
});

it('fills in by name', () => {
  expect(fillReferences('Bearer secret://a, secret://b-1', (name) => name.toUpperCase())).toBe('Bearer A, B-1');
});
