import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DiagramMarks } from '../../diagram/types.ts';

/** Who may show something on top of the drawing; a later one hides an earlier one's marks of the same sort. */
const sources = ['problems', 'compare', 'simulator'] as const;
export type MarkSource = (typeof sources)[number];

export type MarksStore = StoreApi<Partial<Record<MarkSource, DiagramMarks | undefined>>>;

export function createMarks(): MarksStore {
  return createStore(() => ({}));
}

/** Shows marks on the canvas while the caller is mounted. */
export function useMarksOf(store: MarksStore, source: MarkSource, marks: DiagramMarks | undefined): void {
  useEffect(() => {
    store.setState({ [source]: marks });
    return () => store.setState({ [source]: undefined });
  }, [store, source, marks]);
}

/** All marks together, as the canvas shows them. */
export function useAllMarks(store: MarksStore): DiagramMarks {
  const bySource = useStore(store);
  return Object.assign({}, ...sources.map((source) => bySource[source] ?? {})) as DiagramMarks;
}
