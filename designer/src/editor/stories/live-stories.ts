import { type FlowDocument, meaningHash } from '@orderloom/shared/document';
import { coverageOf, type StoryCoverage } from '@orderloom/shared/stories';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DiagramMarks } from '../../diagram/index.ts';
import { type EditorSession, useSession, useSessionStore } from '../session/index.ts';
import { type PlayAnswer, playInWorker } from './in-worker.ts';

interface LiveStories extends PlayAnswer {
  readonly pending: boolean;
  /** Whether the canvas shows what the stories walk. */
  readonly painted: boolean;
  /** What was played. */
  readonly of: string | null;
}

const pause = 300;
const stores = new WeakMap<StoreApi<EditorSession>, StoreApi<LiveStories>>();

function storiesOf(session: StoreApi<EditorSession>): StoreApi<LiveStories> {
  const known = stores.get(session);
  if (known) return known;
  const made = createStore<LiveStories>(() => ({ runs: true, played: [], pending: true, painted: true, of: null }));
  stores.set(session, made);
  return made;
}

/** Plays the stories a moment after each change of the drawing or of a story, while somebody looks. */
export function usePlayedStories(): LiveStories {
  const session = useSessionStore();
  const store = storiesOf(session);
  const document = useSession((state) => state.document);
  const wanted = useMemo(() => keyOf(document), [document]);
  useEffect(() => {
    if (store.getState().of === wanted) return;
    store.setState({ pending: true });
    const timer = setTimeout(() => {
      void playInWorker(session.getState().document).then((answer) => {
        if (keyOf(session.getState().document) === wanted) store.setState({ ...answer, pending: false, of: wanted });
      });
    }, pause);
    return () => clearTimeout(timer);
  }, [store, session, wanted]);
  return useStore(store);
}

function keyOf(document: FlowDocument): string {
  return meaningHash(document) + JSON.stringify(document.stories ?? {});
}

/** Turns the painting of the canvas on or off. */
export function usePaint(): (painted: boolean) => void {
  const store = storiesOf(useSessionStore());
  return (painted) => store.setState({ painted });
}

/** What of the drawing the stories walk. */
export function useCoverage(): StoryCoverage {
  const played = useStore(storiesOf(useSessionStore()), (state) => state.played);
  const document = useSession((session) => session.document);
  return useMemo(() => coverageOf(document, played), [document, played]);
}

/** Lights up on the canvas what the stories walk. */
export function useCoverageMarks(): DiagramMarks | undefined {
  const { states, transitions } = useCoverage();
  const painted = useStore(storiesOf(useSessionStore()), (state) => state.painted);
  return useMemo(() => (painted ? { walkedStates: states, walkedTransitions: transitions } : undefined), [painted, states, transitions]);
}
