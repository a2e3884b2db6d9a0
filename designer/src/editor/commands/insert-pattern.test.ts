import { checkDocument } from '@orderloom/shared/check';
import { compile } from '@orderloom/shared/compile';
import { blankDocument, childrenOf, type FlowDocument, parseDocument, serializeDocument } from '@orderloom/shared/document';
import { type Pattern, patterns } from '@orderloom/shared/patterns';
import { createSimulation } from '@orderloom/shared/simulate';
import { describe, expect, it } from 'vitest';
import { countedIds } from '../session/author.ts';
import { createSession } from '../session/index.ts';
import { insertPattern, type PatternPlace, takesPattern } from './insert-pattern.ts';

const by = () => ({ locale: 'zh', ids: countedIds(1_000) }) as const;
const at = { x: 400, y: 300 };
const files = import.meta.glob<unknown>('../../../../machines/*/flow.json', { eager: true, import: 'default' });
const library = Object.values(files).map((file) => {
  const read = parseDocument(file);
  if (!read.ok) throw new Error(read.error[0]?.message.en);
  return read.value;
});

function inserted(document: FlowDocument, pattern: Pattern, place: PatternPlace) {
  const session = createSession(document);
  session.getState().run(insertPattern(document, pattern, place, by()));
  return session;
}

function errorsOf(document: FlowDocument): string[] {
  return checkDocument(document).flatMap(({ severity, code, message }) => (severity === 'error' ? [`${code}: ${message.en}`] : []));
}

/** Every kind of place the flow has for the pattern, the first of each. */
function placesIn(document: FlowDocument, pattern: Pattern): PatternPlace[] {
  const kinds: PatternPlace[][] = [
    [{ type: 'over', at }],
    Object.keys(document.states).map((state) => ({ type: 'after', state })),
    Object.keys(document.transitions).map((transition) => ({ type: 'on', transition })),
  ];
  return kinds.flatMap((places) => places.filter((place) => takesPattern(document, pattern, place)).slice(0, 1));
}

describe.each(patterns.all)('$id', (pattern) => {
  it('makes a blank drawing a flow without errors that runs, in one step', () => {
    const blank = blankDocument('blank', { zh: '空白' });
    const session = inserted(blank, pattern, { type: 'alone', at });
    const { document } = session.getState();
    expect(errorsOf(document)).toEqual([]);
    const machine = compile(document);
    if (!machine.ok) throw new Error(machine.error[0]?.message.en);
    expect(createSimulation(machine.value, { now: 0 }).snapshot.status).toBe('active');
    expect(childrenOf(document, document.root)).toHaveLength(childrenOf(pattern.document, 'root').length);
    session.getState().undo();
    expect(serializeDocument(session.getState().document)).toBe(serializeDocument(blank));
  });

  it.each(library)('brings no error into $id wherever it may go, also a second time', (flow) => {
    const before = new Set(errorsOf(flow));
    const places = placesIn(flow, pattern);
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) {
      const once = inserted(flow, pattern, place).getState().document;
      expect(errorsOf(once).filter((error) => !before.has(error))).toEqual([]);
      expect(compile(once).ok).toBe(true);
      if (place.type === 'on' || !takesPattern(once, pattern, place)) continue;
      const twice = inserted(once, pattern, place).getState().document;
      expect(errorsOf(twice).filter((error) => !before.has(error))).toEqual([]);
    }
  });
});

it('leaves what was drawn where it was, and counts each use apart', () => {
  const flow = library[0];
  const retry = patterns.get('retry-and-give-up');
  if (!flow || !retry) throw new Error('nothing to try');
  const [place] = placesIn(flow, retry).filter(({ type }) => type === 'after');
  if (!place) throw new Error('no place');
  const once = inserted(flow, retry, place).getState().document;
  const twice = inserted(once, retry, place).getState().document;
  for (const id of Object.keys(flow.states).filter((state) => flow.layout.states[state] && flow.states[state]?.kind === 'atomic'))
    expect([twice.layout.states[id]?.width, twice.layout.states[id]?.height]).toEqual([
      flow.layout.states[id]?.width,
      flow.layout.states[id]?.height,
    ]);
  expect(Object.keys(twice.context)).toEqual(expect.arrayContaining(['askAttempts', 'askAttempts2']));
});
