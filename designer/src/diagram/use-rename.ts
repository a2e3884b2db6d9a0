import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { documentIdOf, isStateNode, isTextNode } from './elements.ts';
import type { DiagramEditing, Selection } from './types.ts';

export interface Rename {
  readonly id: string | undefined;
  readonly actions: { startRename(id: string): void; endRename(id: string, text: string | undefined, onward?: boolean): void };
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

/** Typing a name on the canvas: by double click, F2, or Enter on what is already selected. */
export function useRename(editing: DiagramEditing | undefined, selection: Selection): Rename {
  const [own, setOwn] = useState<string>();
  const startRename = useCallback((id: string) => setOwn(id), []);
  const endRename = useCallback(
    (id: string, text: string | undefined, onward = false) => {
      setOwn(undefined);
      if (text !== undefined) editing?.onRename(id, text.trim());
      if (onward && editing?.onRenameNext?.(id)) return;
      editing?.onRenameDone?.();
      requestAnimationFrame(() => focusNamed(id));
    },
    [editing],
  );
  const actions = useMemo(() => ({ startRename, endRename }), [startRename, endRename]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const id = editing ? nameAsked(event, selection) : undefined;
    if (id === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    startRename(id);
  };
  return { id: editing ? (editing.renaming ?? own) : undefined, actions, onKeyDown };
}

/** The state or note whose name a key on its node asks for. */
function nameAsked(event: KeyboardEvent<HTMLElement>, selection: Selection): string | undefined {
  const target = event.target as HTMLElement;
  const node = target.classList.contains('react-flow__node') ? target.dataset.id : undefined;
  if (node === undefined || (!isStateNode(node) && !isTextNode(node))) return undefined;
  const id = documentIdOf(node);
  if (event.key === 'F2') return id;
  return event.key === 'Enter' && (selection.states.includes(id) || selection.notes.includes(id)) ? id : undefined;
}

/** Back to what was named; from a transition to the state that is selected, so that drawing goes on from there. */
function focusNamed(id: string): void {
  const found = ['.react-flow__node', '.react-flow__node.selected', '.react-flow__edge'].map((kind, at) =>
    document.querySelector<HTMLElement>(at === 1 ? kind : `${kind}[data-id="${CSS.escape(id)}"]`),
  );
  found.find((element) => element !== null)?.focus({ preventScroll: true });
}
