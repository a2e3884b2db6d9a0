import { blankDocument } from '@orderloom/shared/document';
import { describe, expect, it } from 'vitest';
import { addState } from '../commands/index.ts';
import { countedIds } from '../session/author.ts';
import { createSession } from '../session/create-session.ts';
import { firstState, neighbourOf } from './spatial.ts';

const by = { locale: 'en' as const, ids: countedIds() };

function drawn() {
  const session = createSession(blankDocument('f', { en: 'Flow' }));
  const places = { a: [0, 0], b: [240, 0], c: [480, 8], d: [0, 200] } as const;
  for (const [name, [x, y]] of Object.entries(places)) {
    session.getState().run(addState({ kind: 'atomic', parent: 'root', at: { x, y }, label: { en: name } }, by));
  }
  const document = session.getState().document;
  return { document, id: (name: string) => Object.values(document.states).find((state) => state.label.en === name)?.id ?? '' };
}

describe('going from state to state by arrow keys', () => {
  it('takes the nearest one that way', () => {
    const { document, id } = drawn();

    expect(neighbourOf(document, id('a'), 'right', 'en')).toBe(id('b'));
    expect(neighbourOf(document, id('b'), 'right', 'en')).toBe(id('c'));
    expect(neighbourOf(document, id('a'), 'down', 'en')).toBe(id('d'));
    expect(neighbourOf(document, id('d'), 'up', 'en')).toBe(id('a'));
  });

  it('stays where nothing lies that way', () => {
    const { document, id } = drawn();

    expect(neighbourOf(document, id('a'), 'left', 'en')).toBeUndefined();
    expect(firstState(document, 'en')).toBe(id('a'));
  });
});
