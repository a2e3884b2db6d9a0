import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { documentIdOf, isStateNode, isTextNode } from './elements.ts';
import type { DiagramEditing, Selection } from './types.ts';

export interface Rename {
  readonly id: string | undefined;
  readonly actions: { startRename(id: string): void; endRename(id: string, text: string | undefined): void };
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

/** Typing a name on the canvas: by double click, F2, or Enter on what is already selected. */
export function useRename(editing: DiagramEditing | undefined, selection: Selection): Rename {
  const [own, setOwn] = useState<string>();
  const startRename = useCallback((id: string) => setOwn(id), []);
  const endRename = useCallback(
    (id: string, text: string | undefined) => {
      setOwn(undefined);
      if (text !== undefined) editing?.onRename(id, text.trim());
      editing?.onRenameDone?.();
      requestAnimationFrame(() => focusNode(id));
    },
    [editing],
  );
  const actions = useMemo(() => ({ startRename, endRename }), [startRename, endRename]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!editing || (event.key !== 'F2' && event.key !== 'Enter')) return;
    const node = (event.target as HTMLElement).closest<HTMLElement>('.react-flow__node')?.dataset.id;
    if (node === undefined || event.target !== (event.target as HTMLElement).closest('.react-flow__node')) return;
    const id = documentIdOf(node);
    const selected = selection.states.includes(id) || selection.notes.includes(id);
    if ((!isStateNode(node) && !isTextNode(node)) || (event.key === 'Enter' && !selected)) return;
    event.preventDefault();
    event.stopPropagation();
    startRename(id);
  };
  return { id: editing ? (editing.renaming ?? own) : undefined, actions, onKeyDown };
}

function focusNode(id: string): void {
  const found = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  found?.focus({ preventScroll: true });
}
