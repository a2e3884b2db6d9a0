import type { FlowDocument, Point } from '@orderloom/shared/document';
import { useCallback } from 'react';
import type { PaletteKind } from '../../diagram/index.ts';
import { type DropPlace, dropCommand, useCanvasHandle } from '../canvas/index.ts';
import { originOf } from '../commands/index.ts';
import { useAuthor, useSessionStore } from '../session/index.ts';
import { useViewStore } from '../view/index.ts';

/** Adds a shape without a pointer: into the selected container, beside the selected state, or in the middle of the view. */
export function useAddShape(): (kind: PaletteKind) => void {
  const session = useSessionStore();
  const view = useViewStore();
  const handle = useCanvasHandle();
  const by = useAuthor();
  return useCallback(
    (kind) => {
      const { document, selection, run, readOnly } = session.getState();
      if (readOnly) return;
      const command = dropCommand(document, kind, placeFor(document, selection.states[0], kind, handle.current?.centre()), by);
      run(command);
      const made = command.selection?.states[0] ?? command.selection?.notes[0];
      view.getState().rename(made);
      const state = command.selection?.states[0];
      if (state !== undefined) session.getState().reveal({ type: 'state', id: state });
    },
    [session, view, handle, by],
  );
}

function placeFor(document: FlowDocument, selected: string | undefined, kind: PaletteKind, centre: Point = { x: 0, y: 0 }): DropPlace {
  const chosen = document.states[selected ?? ''];
  const inside = chosen?.kind === 'compound' || chosen?.kind === 'parallel';
  const parent = inside ? chosen.id : (chosen?.parent ?? document.root);
  const origin = originOf(document, parent);
  const middle = { x: centre.x - origin.x - 60, y: centre.y - origin.y - 24 };
  return { parent, at: chosen && kind !== 'note' ? undefined : middle };
}
