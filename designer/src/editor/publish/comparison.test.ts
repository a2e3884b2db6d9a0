import { blankDocument, diffDocuments, type FlowDocument, parseDocument, State, Transition } from '@orderloom/shared/document';
import { expect, it } from 'vitest';
import { bothDrawings, changeMarks } from './comparison.ts';

function drawing(ids: readonly string[]): FlowDocument {
  const blank = blankDocument('f', {});
  const states = ids.map((id) => State.parse({ id, kind: 'atomic', parent: id.length > 1 ? id.slice(0, -1) : 'root', label: {} }));
  const pairs = ids.flatMap((source) => ids.map((target) => [source, target] as const)).filter(([source, target]) => source < target);
  const transitions = pairs.map(([source, target]) =>
    Transition.parse({ id: `t-${source}-${target}`, source, targets: [target], trigger: { type: 'always' } }),
  );
  return {
    ...blank,
    states: { ...blank.states, ...Object.fromEntries(states.map((state) => [state.id, state])) },
    transitions: Object.fromEntries(transitions.map((transition) => [transition.id, transition])),
  };
}

it('shows what was taken out beside what is there, as one readable drawing', () => {
  const before = drawing(['a', 'b', 'bc', 'bcd']);
  const after = drawing(['a', 'e']);

  const both = bothDrawings(before, after);
  const marks = changeMarks(diffDocuments(before, after)).changes;

  expect(parseDocument(both).ok).toBe(true);
  expect(Object.keys(both.states).sort()).toEqual(['a', 'b', 'bc', 'bcd', 'e', 'root']);
  expect([marks?.get('bcd'), marks?.get('e'), marks?.get('a')]).toEqual(['removed', 'added', undefined]);
});
