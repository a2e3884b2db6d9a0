import type { Place, Text } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { applyPatches, enablePatches, produceWithPatches } from 'immer';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command } from './command.ts';
import { type History, noHistory, recorded, type Step } from './history.ts';
import { nothing, presentSelection, type Selection, selectPlace } from './selection.ts';

// Owns: the document being edited, its selection, and the log of steps.
//   S1. The document changes in `run`, `undo`, `redo` and `replaceAll` only; each is one step of the log, or none when nothing changed.
//   S2. Undoing a step restores the bytes and the selection from before it; redoing it restores those from after it.

enablePatches();

/** What is being edited. Panels select from it; every change goes through `run`. */
export interface EditorSession {
  readonly document: FlowDocument;
  readonly selection: Selection;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undoLabel?: Text | undefined;
  readonly redoLabel?: Text | undefined;
  readonly readOnly: boolean;
  /** The place last asked for by `reveal`; a new object each time. */
  readonly revealed: { readonly place: Place } | null;
  run(command: Command): void;
  undo(): void;
  redo(): void;
  select(selection: Selection): void;
  /** Selects a place and brings it into view. */
  reveal(place: Place): void;
  /** Takes another document in the place of this one, as one step. */
  replaceAll(document: FlowDocument, label: Text): void;
}

export interface SessionOptions {
  readonly readOnly?: boolean;
  now?(): number;
}

/** Starts an editing session on a document; the history begins empty. */
export function createSession(document: FlowDocument, options: SessionOptions = {}): StoreApi<EditorSession> {
  const now = options.now ?? (() => performance.now());
  let history = noHistory;
  return createStore<EditorSession>((set, get) => {
    const adopt = (next: History, changed: FlowDocument, selection: Selection) => {
      history = next;
      set({ document: changed, selection: presentSelection(changed, selection), ...toldOf(history) });
    };
    const record = (label: Text, coalesce: string | undefined, after: Selection | undefined, recipe: (draft: FlowDocument) => unknown) => {
      const { document: current, selection: before, readOnly } = get();
      if (readOnly) return;
      const [changed, patches, inverse] = produceWithPatches(current, (draft) => recipe(draft as FlowDocument) as undefined);
      const selection = presentSelection(changed, after ?? before);
      if (patches.length === 0) return set({ selection });
      adopt(recorded(history, { label, coalesce, at: now(), patches, inverse, before, after: selection }), changed, selection);
    };
    return {
      document,
      selection: nothing,
      revealed: null,
      readOnly: options.readOnly ?? false,
      ...toldOf(noHistory),
      run: (command) =>
        record(command.label, command.coalesce, command.selection, (draft) => {
          command.change(draft);
        }),
      replaceAll: (next, label) => record(label, undefined, undefined, () => next),
      undo() {
        const step = history.done.at(-1);
        if (!step) return;
        adopt({ done: history.done.slice(0, -1), undone: [...history.undone, step] }, applied(get().document, step.inverse), step.before);
      },
      redo() {
        const step = history.undone.at(-1);
        if (!step) return;
        adopt({ done: [...history.done, step], undone: history.undone.slice(0, -1) }, applied(get().document, step.patches), step.after);
      },
      select: (selection) => set({ selection }),
      reveal: (place) => set({ selection: selectPlace(place), revealed: { place } }),
    };
  });
}

function applied(document: FlowDocument, patches: Step['patches']): FlowDocument {
  return applyPatches(document, [...patches]);
}

function toldOf({ done, undone }: History): Pick<EditorSession, 'canUndo' | 'canRedo' | 'undoLabel' | 'redoLabel'> {
  return {
    canUndo: done.length > 0,
    canRedo: undone.length > 0,
    undoLabel: done.at(-1)?.label,
    redoLabel: undone.at(-1)?.label,
  };
}
