import { expect, it } from 'vitest';
import type { FlowDocument } from '../document/index.ts';
import { parseText } from '../expression/parse-text.ts';
import { drawFlow } from '../testing/index.ts';
import { contradict } from './contradiction.ts';

const document: FlowDocument = drawFlow({ fields: { a: 'boolean', b: 'boolean', n: 'integer' }, states: { s: {} } });

function facts(...given: readonly (readonly [text: string, holds: boolean, writes?: number])[]) {
  return given.map(([text, holds, writes = 0]) => {
    const parsed = parseText(text, document);
    if (!parsed.ok) throw new Error(text);
    return { root: parsed.value.ast, holds, versions: new Map([['a', writes]]) };
  });
}

it.each([
  [facts(['a || b', true], ['a', false], ['b', false])],
  [facts(['a && n > 3', true], ['n > 3', false])],
  [facts(['!a', true], ['a', true])],
  [facts(['a', true, 1], ['a', false, 1])],
])('answers that no data gives together are told', (given) => {
  expect(contradict(given)).toBe(true);
});

it.each([
  [facts(['a || b', true], ['a', false])],
  // An empty field makes both come out as not met.
  [facts(['a', false], ['!a', false])],
  // What was written in between may be anything.
  [facts(['a', true, 0], ['a', false, 1])],
  [facts(['event.x == 1', true], ['event.x == 1', false])],
  [facts(['n > 3', true], ['n > 2', false])],
])('answers that some data may give are not', (given) => {
  expect(contradict(given)).toBe(false);
});
