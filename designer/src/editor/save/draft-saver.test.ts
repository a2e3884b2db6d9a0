import type { FlowDetail } from '@orderloom/shared/api';
import { blankDocument, type FlowDocument } from '@orderloom/shared/document';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import { addState, renameState, setFlow } from '../commands/index.ts';
import { countedIds } from '../session/author.ts';
import { createSession } from '../session/create-session.ts';
import { DraftSaver } from './draft-saver.ts';

const by = { locale: 'en' as const, ids: countedIds() };

function detail(draft: FlowDocument, revision: number): FlowDetail {
  return {
    id: 'f',
    name: draft.name,
    version: null,
    revision,
    dirty: true,
    states: 1,
    activeOrders: 0,
    updatedAt: '2026-01-01T00:00:00Z',
    draft,
    published: null,
  };
}

function refusal(status: number): ApiError {
  return new ApiError({ type: 'about:blank', title: 'no', status, code: 'no', errors: [] });
}

/** A server that keeps one draft, as the real one does. */
function server(first: FlowDocument) {
  const kept = { draft: first, revision: 1, saves: 0, down: false };
  return {
    kept,
    ports: {
      now: () => Date.now(),
      load: async () => detail(kept.draft, kept.revision),
      async save({ revision, document }: { readonly revision: number; readonly document: FlowDocument }) {
        kept.saves += 1;
        if (kept.down) throw refusal(0);
        if (revision !== kept.revision) throw refusal(409);
        kept.draft = document;
        kept.revision += 1;
        return detail(document, kept.revision);
      },
    },
  };
}

function start() {
  const first = blankDocument('f', { en: 'Flow' });
  const remote = server(first);
  const session = createSession(first);
  const saver = new DraftSaver(session, detail(first, 1), remote.ports);
  const stop = saver.start();
  return { first, ...remote, session, saver, stop, draw: () => session.getState().run(addState({ kind: 'atomic', parent: 'root' }, by)) };
}

describe('saving the draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('saves within two seconds of a change, also when drawing never pauses', async () => {
    const { kept, draw, saver } = start();

    for (let count = 0; count < 5; count++) {
      draw();
      await vi.advanceTimersByTimeAsync(400);
    }

    expect(kept.saves).toBeGreaterThanOrEqual(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(saver.state.getState().status).toBe('saved');
    expect(Object.keys(kept.draft.states)).toHaveLength(6);
  });

  it('saves nothing when a change was undone', async () => {
    const { kept, draw, session, saver } = start();

    draw();
    session.getState().undo();
    await vi.advanceTimersByTimeAsync(3000);

    expect(kept.saves).toBe(0);
    expect(saver.state.getState().status).toBe('saved');
  });

  it('keeps trying while the server cannot be reached, and loses nothing', async () => {
    const { kept, draw, saver } = start();
    kept.down = true;

    draw();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saver.state.getState().status).toBe('offline');
    kept.down = false;
    draw();
    await vi.advanceTimersByTimeAsync(30_000);

    expect(saver.state.getState().status).toBe('saved');
    expect(Object.keys(kept.draft.states)).toHaveLength(3);
  });

  it('joins what somebody else saved meanwhile', async () => {
    const { kept, first, draw, session } = start();
    kept.draft = { ...first, tags: ['theirs'] };
    kept.revision = 2;

    draw();
    await vi.advanceTimersByTimeAsync(2000);

    expect(kept.draft.tags).toEqual(['theirs']);
    expect(Object.keys(kept.draft.states)).toHaveLength(2);
    expect(session.getState().document.tags).toEqual(['theirs']);
  });

  it('asks when both changed the same, and then does what was chosen', async () => {
    const { kept, first, session, saver } = start();
    const theirs = { ...first, name: { en: 'Theirs' } };
    kept.draft = theirs;
    kept.revision = 2;

    session.getState().run(setFlow({ name: { en: 'Mine' } }));
    await vi.advanceTimersByTimeAsync(2000);
    expect(saver.state.getState()).toMatchObject({ status: 'conflict', conflict: { conflicts: [{ group: 'flow', id: 'name' }] } });
    expect(kept.draft).toBe(theirs);

    await saver.keepMine();
    expect(kept.draft.name).toEqual({ en: 'Mine' });
  });

  it('takes theirs, and undo brings mine back', async () => {
    const { kept, first, session, saver } = start();
    kept.draft = { ...first, name: { en: 'Theirs' } };
    kept.revision = 2;
    session.getState().run(setFlow({ name: { en: 'Mine' } }));
    await vi.advanceTimersByTimeAsync(2000);

    saver.takeTheirs();
    expect(session.getState().document.name).toEqual({ en: 'Theirs' });

    session.getState().undo();
    expect(session.getState().document.name).toEqual({ en: 'Mine' });
  });

  it('shows a newer draft at once while nothing is unsaved', () => {
    const { first, saver, session } = start();

    saver.noticed(detail({ ...first, tags: ['new'] }, 7));

    expect(session.getState().document.tags).toEqual(['new']);
    expect(saver.state.getState()).toMatchObject({ status: 'saved', revision: 7 });
  });

  it('stops when told to', async () => {
    const { kept, draw, stop, session } = start();

    stop();
    draw();
    session.getState().run(renameState('root', 'X', 'en'));
    await vi.advanceTimersByTimeAsync(5000);

    expect(kept.saves).toBe(0);
  });
});
