import { blankDocument, type FlowDocument } from '@orderloom/shared/document';
import { describe, expect, it } from 'vitest';
import { addState, connectStates, deleteSelection, moveStates, renameState, setFlow, upsertField } from '../commands/index.ts';
import { countedIds } from '../session/author.ts';
import type { Command } from '../session/command.ts';
import { createSession } from '../session/create-session.ts';
import { selectStates } from '../session/selection.ts';
import { mergeDocuments } from './merge-documents.ts';

function after(document: FlowDocument, ...commands: readonly Command[]): FlowDocument {
  const session = createSession(document);
  for (const command of commands) session.getState().run(command);
  return session.getState().document;
}

const by = { locale: 'en' as const, ids: countedIds() };
const base = after(
  blankDocument('f', { en: 'Flow' }),
  addState({ kind: 'atomic', parent: 'root', label: { en: 'A' } }, by),
  addState({ kind: 'atomic', parent: 'root', label: { en: 'B' } }, by),
);
const [a = '', b = ''] = Object.keys(base.states).filter((id) => id !== 'root');

describe('merging what two people saved', () => {
  it('takes both sides when they touched different things', () => {
    const mine = after(base, renameState(a, 'Mine', 'en'), connectStates(a, b, by));
    const theirs = after(
      base,
      renameState(b, 'Theirs', 'en'),
      upsertField('amount', { label: {}, type: { type: 'money' }, default: null }),
    );

    const merged = mergeDocuments(base, mine, theirs);

    expect(merged).toMatchObject({ ok: true, document: { states: { [a]: { label: { en: 'Mine' } }, [b]: { label: { en: 'Theirs' } } } } });
    expect(merged.ok && Object.keys(merged.document.transitions)).toHaveLength(1);
    expect(merged.ok && merged.document.context.amount).toBeDefined();
  });

  it('names what both changed differently', () => {
    const mine = after(base, renameState(a, 'Mine', 'en'), setFlow({ name: { en: 'My flow' } }));
    const theirs = after(base, renameState(a, 'Theirs', 'en'), setFlow({ name: { en: 'Their flow' } }));

    expect(mergeDocuments(base, mine, theirs)).toEqual({
      ok: false,
      conflicts: [
        { group: 'states', id: a },
        { group: 'flow', id: 'name' },
      ],
    });
  });

  it('never conflicts on geometry', () => {
    const mine = after(base, moveStates([{ id: a, parent: 'root', x: 400, y: 400 }]));
    const theirs = after(base, moveStates([{ id: a, parent: 'root', x: 800, y: 0 }]));

    expect(mergeDocuments(base, mine, theirs)).toMatchObject({ ok: true, document: { layout: { states: { [a]: { x: 400, y: 400 } } } } });
  });

  it('refuses a connection to a state that the other side removed', () => {
    const mine = after(base, connectStates(a, b, by));
    const theirs = after(base, deleteSelection(selectStates(b)));

    expect(mergeDocuments(base, mine, theirs)).toMatchObject({ ok: false });
  });
});
