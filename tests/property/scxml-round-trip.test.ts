import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile, type Machine } from '@orderloom/shared/compile';
import { type FlowDocument, parseDocument, serializeDocument } from '@orderloom/shared/document';
import { formats } from '@orderloom/shared/exchange';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlayedOrder } from '../conformance/scxml-play.ts';
import { arbitraryDocument, eventNames } from './arbitrary-document.ts';

const flows = ['mixed-fulfilment', 'standard-retail', 'return-refund', 'presale-deposit'];

function machine(name: string): FlowDocument {
  const file = fileURLToPath(new URL(`../../machines/${name}/flow.json`, import.meta.url));
  const parsed = parseDocument(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(`${name}: ${parsed.error[0]?.message.en}`);
  return parsed.value;
}

function written(document: FlowDocument): string {
  const text = formats.get('scxml')?.write?.(document);
  if (!text?.ok) throw new Error('not written');
  return text.value;
}

function read(text: string): FlowDocument {
  const document = formats.get('scxml')?.read?.(text);
  if (!document?.ok) throw new Error(document?.error.map((problem) => problem.message.en).join('\n'));
  return document.value;
}

/** The file as a tool that knows nothing of Orderloom's flow would hand it on. */
function bare(text: string): string {
  return text.replace(/<orderloom:flow [^>]*>[^<]*<\/orderloom:flow>/, '');
}

test('a document comes back whole from SCXML', () => {
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      expect(serializeDocument(read(written(document)))).toBe(serializeDocument(document));
    }),
  );
});

test.each(flows)('%s comes back whole from SCXML, and with names and places from an edited one', (name) => {
  const document = machine(name);
  const text = written(document);

  const edited = read(text.replace('<scxml ', '<scxml id="edited" '));

  expect(serializeDocument(read(text))).toBe(serializeDocument(document));
  expect(Object.keys(edited.states)).toHaveLength(Object.keys(document.states).length);
  expect(Object.keys(edited.transitions)).toHaveLength(Object.keys(document.transitions).length);
  expect(compile(edited).ok).toBe(true);
});

/** What a file says of itself that plain SCXML does otherwise. */
const otherwise = /goes on to the wider name|enters itself again|is a prefix in SCXML|events that are kept/;

const walk = fc.array(
  fc.oneof(
    fc.record({ event: fc.constantFrom(...eventNames), amount: fc.nat(4) }),
    fc.record({ wait: fc.constantFrom(1, 400, 700, 3000) }),
  ),
  { minLength: 4, maxLength: 14 },
);

type Step = { readonly wait: number } | { readonly event: string; readonly amount: number };

/** The order's data after each step; an endless loop ends the walk in both. */
function played(machine: Machine, steps: readonly Step[]): readonly unknown[] {
  const seen: unknown[] = [];
  try {
    const order = new PlayedOrder(machine);
    order.advance(0);
    for (const step of steps) {
      if ('wait' in step) order.advance(step.wait);
      else order.send({ name: step.event, data: { amount: step.amount } }, 0);
      order.advance(0);
      seen.push(order.data());
    }
  } catch (error) {
    seen.push(error instanceof Error ? error.message : error);
  }
  return seen;
}

test('the SCXML alone, without the flow it carries, does the same', () => {
  fc.assert(
    fc.property(arbitraryDocument, walk, (document, steps) => {
      const text = written(document);
      const before = compile(document);
      // A `*` also hears the expected stay of what surrounds it, which SCXML does not write.
      const heard = text.includes('event="*"') && text.includes('expected to stay');
      fc.pre(before.ok && !otherwise.test(text) && !heard);
      const after = compile(read(bare(text)));
      if (!before.ok || !after.ok) throw new Error(after.ok ? '' : after.error.map((problem) => problem.message.en).join('\n'));
      expect(played(after.value, steps)).toEqual(played(before.value, steps));
    }),
    { numRuns: 30 },
  );
});
