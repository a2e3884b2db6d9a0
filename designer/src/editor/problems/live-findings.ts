import { checkDocument, checkPlaces, type Finding } from '@orderloom/shared/check';
import type { FlowDocument } from '@orderloom/shared/document';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DiagramMarks } from '../../diagram/index.ts';
import { type EditorSession, useSessionStore } from '../session/index.ts';
import { checkInWorker } from './check-in-worker.ts';

// Owns: what is wrong with the drawing of a session, a moment after each change of its meaning.
//   P1. Moving boxes asks for no check but that of their places.
//   P2. A check of an older drawing never replaces that of a newer one.

export interface Findings {
  readonly findings: readonly Finding[];
  /** Whether the drawing has changed since they were found. */
  readonly pending: boolean;
}

const pause = 250;
const large = 60;
const stores = new WeakMap<StoreApi<EditorSession>, StoreApi<Findings>>();

function findingsOf(session: StoreApi<EditorSession>): StoreApi<Findings> {
  const known = stores.get(session);
  if (known) return known;
  const made = watch(session);
  stores.set(session, made);
  return made;
}

function watch(session: StoreApi<EditorSession>): StoreApi<Findings> {
  const first = session.getState().document;
  const store = createStore<Findings>(() => ({ findings: isHeavy(first) ? [] : checkDocument(first), pending: isHeavy(first) }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;
  const check = async () => {
    const { document } = session.getState();
    const findings = isHeavy(document) ? await checkInWorker(document) : checkDocument(document);
    if (!changesMeaning(document, session.getState().document)) store.setState({ findings, pending: false }); // P2
  };
  const lookAtPlaces = () => {
    clearTimeout(looking);
    looking = setTimeout(() => {
      const { findings, pending } = store.getState();
      if (!pending) store.setState({ findings: checkPlaces(session.getState().document, findings) });
    }, pause);
  };
  session.subscribe((now, before) => {
    if (!changesMeaning(before.document, now.document)) {
      if (before.document.layout.states !== now.document.layout.states && !store.getState().pending) lookAtPlaces(); // P1
      return;
    }
    store.setState({ pending: true });
    clearTimeout(timer);
    timer = setTimeout(() => void check(), pause);
  });
  if (isHeavy(first)) void check();
  return store;
}

/** Large drawings, and those whose stories are played or whose policies are proved. */
function isHeavy(document: FlowDocument): boolean {
  return Object.keys(document.states).length > large || document.stories !== undefined || document.policies !== undefined;
}

const meaningful = ['states', 'transitions', 'context', 'events', 'root', 'unknownEvents', 'name', 'stories', 'policies'] as const;

function changesMeaning(before: FlowDocument, after: FlowDocument): boolean {
  return before !== after && meaningful.some((part) => before[part] !== after[part]);
}

/** What the checks say of the drawing being edited, the worst first. */
export function useFindings(): readonly Finding[] {
  return useStore(findingsOf(useSessionStore()), (state) => state.findings);
}

/** Whether the findings lag behind the drawing. */
export function useFindingsPending(): boolean {
  return useStore(findingsOf(useSessionStore()), (state) => state.pending);
}

/** The worst severity found at each state and transition. */
export function useProblemMarks(): NonNullable<DiagramMarks['problems']> {
  const findings = useFindings();
  return useMemo(() => {
    const marks = new Map<string, Finding['severity']>();
    for (const { place, severity } of findings) {
      if (place && (place.type === 'state' || place.type === 'transition') && !marks.has(place.id)) marks.set(place.id, severity);
    }
    return marks;
  }, [findings]);
}
