import { type RefObject, useMemo, useState } from 'react';
import { projector } from './project-document.ts';
import type { FlowDiagramProps, Selection } from './types.ts';
import { useAccepting } from './use-accepting.ts';
import { useBend } from './use-bend.ts';
import { useChanges } from './use-changes.ts';
import { useConnecting } from './use-connecting.ts';
import { useDiagramHandle } from './use-diagram-handle.ts';
import { useDrag } from './use-drag.ts';
import { useOpening } from './use-opening.ts';
import { usePalette } from './use-palette.ts';
import { useRename } from './use-rename.ts';
import { useResize } from './use-resize.ts';
import { useWheel } from './use-wheel.ts';

const nothing: Selection = { states: [], transitions: [], notes: [] };

/** Everything a canvas shows and hears: the document as it stands, with what is under the pointer laid over it. */
export function useCanvas(props: FlowDiagramProps, wrapper: RefObject<HTMLDivElement | null>) {
  const { document, locale, marks, editing } = props;
  const [project] = useState(projector);
  const [hovered, setHovered] = useState<string>();
  const [own, setOwn] = useState(nothing);
  const selection = props.selection ?? own;
  const rename = useRename(editing, selection);
  const editable = editing !== undefined;
  const settled = useMemo(() => {
    const base = { document, locale, layout: document.layout, settled: true, selection, marks, editable };
    return { ...base, renaming: rename.id, dropTarget: undefined, hovered };
  }, [document, locale, selection, marks, editable, rename.id, hovered]);
  const still = useMemo(() => project(settled), [project, settled]);
  const drag = useDrag(document, still.drawing, editing);
  const palette = usePalette(document, still.drawing, editing);
  const accepting = useAccepting(still.drawing, props.accepting);
  const resize = useResize(document, still.drawing, editing);
  const bend = useBend(document, still.drawing, editing);
  const draft = drag.draft ?? resize.draft ?? bend.draft;
  const dropTarget = draft?.dropTarget ?? palette.over ?? accepting.over;
  const onto = draft?.onto ?? palette.onto;
  const shown = useMemo(() => {
    const lit = onto ?? settled.hovered;
    if (draft) return project({ ...settled, hovered: lit, document: draft.document, layout: draft.layout, settled: false, dropTarget });
    return dropTarget === undefined && onto === undefined ? still : project({ ...settled, hovered: lit, dropTarget });
  }, [project, settled, still, draft, dropTarget, onto]);
  const changes = useChanges({ document, selection, onSelect: props.onSelect ?? setOwn, editing, drag, drawing: still.drawing });
  const connecting = useConnecting(document, still.drawing, editing);
  useDiagramHandle(props.handle, wrapper, shown.drawing, props.clear);
  const placed = useOpening(props, shown.drawing);
  useWheel(wrapper, !editable);
  const actions = useMemo(
    () => ({
      locale,
      ...rename.actions,
      resize: resize.resize,
      ...bend.actions,
      reconnect: connecting.reconnect,
      toFlow: connecting.toFlow,
    }),
    [locale, rename.actions, resize.resize, bend.actions, connecting.reconnect, connecting.toFlow],
  );
  return {
    shown,
    guides: draft?.guides,
    drag,
    dropping: accepting.handlers ?? palette.handlers,
    changes,
    connecting,
    actions,
    setHovered,
    placed,
    onKeyDown: rename.onKeyDown,
  };
}
