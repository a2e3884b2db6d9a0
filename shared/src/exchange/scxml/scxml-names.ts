import { textOf } from '../../base/text.ts';
import type { FlowDocument } from '../../document/flow-document.ts';

/** The id every state is written under: what it is called, as XML allows it, unique in the whole file. */
export function scxmlNames(document: FlowDocument): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    Object.values(document.states).map((state) => {
      const called = state.importedKey ?? (textOf(state.label, 'en') || state.id);
      const name = called
        .trim()
        .replace(/[^\p{L}\p{N}_.-]+/gu, '_')
        .replace(/^(?=[^\p{L}_])/u, '_');
      const base = name === '' || name === '_' ? state.id : name;
      let unique = base;
      for (let index = 2; taken.has(unique); index += 1) unique = `${base}_${index}`;
      taken.add(unique);
      return [state.id, unique];
    }),
  );
}
