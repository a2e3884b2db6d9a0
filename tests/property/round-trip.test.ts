import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FlowDocument, parseDocument, serializeDocument } from '@orderloom/shared/document';
import { formats } from '@orderloom/shared/exchange';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument } from './arbitrary-document.ts';

const flows = ['mixed-fulfilment', 'standard-retail', 'return-refund', 'presale-deposit'];

function machine(name: string): FlowDocument {
  const file = fileURLToPath(new URL(`../../machines/${name}/flow.json`, import.meta.url));
  const parsed = parseDocument(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(`${name}: ${parsed.error[0]?.message.en}`);
  return parsed.value;
}

/** Out in a format and in again. */
function through(format: string, document: FlowDocument): string {
  const written = formats.get(format)?.write?.(document);
  if (!written?.ok) throw new Error('not written');
  const read = formats.get(format)?.read?.(written.value);
  if (!read?.ok) throw new Error(JSON.stringify(read?.error.map((problem) => [problem.path, problem.message.en])));
  return serializeDocument(read.value);
}

test('a document comes back from its own bytes, and the bytes are always the same', () => {
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      const text = serializeDocument(document);
      const parsed = parseDocument(JSON.parse(text));
      expect(parsed.ok && serializeDocument(parsed.value)).toBe(text);
      expect(through('flow', document)).toBe(text);
    }),
  );
});

test('a document comes back whole from XState JSON', () => {
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      expect(through('xstate-json', document)).toBe(serializeDocument(document));
    }),
  );
});

test.each(flows)('%s comes back whole from XState JSON', (name) => {
  const document = machine(name);
  expect(through('xstate-json', document)).toBe(serializeDocument(document));
});

test('every document can be told as Mermaid, TypeScript and a picture', () => {
  fc.assert(
    fc.property(arbitraryDocument, (document) => {
      for (const id of ['mermaid', 'xstate-ts', 'svg']) expect(formats.get(id)?.write?.(document)?.ok).toBe(true);
    }),
    { numRuns: 30 },
  );
});
