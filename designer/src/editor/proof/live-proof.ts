import { type FlowDocument, meaningHash } from '@orderloom/shared/document';
import type { Proof, ToldWay } from '@orderloom/shared/explore';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DiagramMarks } from '../../diagram/index.ts';
import { type EditorSession, useSession, useSessionStore } from '../session/index.ts';
import { proveInWorker } from './in-worker.ts';

// Owns: what was proved of the drawing of a session, and which way the canvas shows.
//   P1. Nothing is proved while nobody looks.
//   P2. A proof of an older drawing never replaces that of a newer one.

interface LiveProof {
  /** null: the drawing cannot run, or nothing was proved yet. */
  readonly proof: Proof | null;
  readonly pending: boolean;
  /** Configurations looked at so far. */
  readonly progress: number;
  /** What was proved. */
  readonly of: string | null;
  readonly shown: ToldWay | undefined;
}

const pause = 500;
const stores = new WeakMap<StoreApi<EditorSession>, StoreApi<LiveProof>>();

function proofOf(session: StoreApi<EditorSession>): StoreApi<LiveProof> {
  const known = stores.get(session);
  if (known) return known;
  const made = createStore<LiveProof>(() => ({ proof: null, pending: true, progress: 0, of: null, shown: undefined }));
  stores.set(session, made);
  return made;
}

/** Proves the drawing a moment after each change of its meaning or of a policy. */
export function useLiveProof(): LiveProof {
  const session = useSessionStore();
  const store = proofOf(session);
  const document = useSession((state) => state.document);
  const wanted = useMemo(() => keyOf(document), [document]);
  useEffect(() => {
    if (store.getState().of === wanted) return;
    store.setState({ pending: true, progress: 0, shown: undefined });
    const timer = setTimeout(() => {
      const onProgress = (progress: number) => store.setState({ progress });
      void proveInWorker(session.getState().document, onProgress).then((proof) => {
        if (keyOf(session.getState().document) === wanted) store.setState({ proof, pending: false, of: wanted }); // P2
      });
    }, pause);
    return () => clearTimeout(timer);
  }, [store, session, wanted]);
  return useStore(store);
}

function keyOf(document: FlowDocument): string {
  return meaningHash(document) + JSON.stringify(document.policies ?? {});
}

/** Shows a way on the canvas; the one shown before no more. */
export function useShowWay(): (way: ToldWay | undefined) => void {
  const store = proofOf(useSessionStore());
  return (shown) => store.setState({ shown });
}

/** Lights up the way that is shown. */
export function useWayMarks(): DiagramMarks | undefined {
  const shown = useStore(proofOf(useSessionStore()), (state) => state.shown);
  return useMemo(
    () =>
      shown && {
        active: new Set(shown.steps.at(-1)?.states ?? []),
        walkedStates: new Set(shown.states),
        walkedTransitions: new Set(shown.transitions),
      },
    [shown],
  );
}
