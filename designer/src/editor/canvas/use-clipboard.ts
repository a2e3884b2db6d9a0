import { type Point, subtreeOf } from '@orderloom/shared/document';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTell } from '../../ui/tell.ts';
import {
  copyFragment,
  deleteSelection,
  duplicateSelection,
  type Fragment,
  type PastePlace,
  parseFragment,
  pasteStates,
} from '../commands/index.ts';
import { type EditorSession, useAuthor, useSessionStore } from '../session/index.ts';
import { useCanvasHandle } from './CanvasHandle.tsx';

export interface Clipboard {
  /** The selection as text; undefined when nothing that can be copied is selected. */
  text(): string | undefined;
  copy(): void;
  cut(): void;
  /** Puts a copied text into the drawing; gives whether it was one. */
  take(text: string): boolean;
  /** Reads the clipboard by itself, for menus; the browser may refuse. */
  paste(): void;
  duplicate(): void;
}

/** Copying between places, flows and windows, as text. */
export function useClipboard(): Clipboard {
  const { t } = useTranslation('editor');
  const session = useSessionStore();
  const handle = useCanvasHandle();
  const by = useAuthor();
  const tell = useTell();
  return useMemo(() => {
    const place = (fragment: Fragment) => pastePlace(session.getState(), fragment, handle.current?.centre() ?? { x: 0, y: 0 });
    const clipboard: Clipboard = {
      text() {
        const { document, selection } = session.getState();
        const fragment = copyFragment(document, selection);
        return fragment && JSON.stringify(fragment);
      },
      copy() {
        const text = clipboard.text();
        if (text === undefined) return;
        const { document, selection } = session.getState();
        const count = selection.states.reduce((sum, id) => sum + subtreeOf(document, id).length, 0);
        navigator.clipboard.writeText(text).then(() => tell.done(t('copied', { count })), tell.failed);
      },
      cut() {
        clipboard.copy();
        session.getState().run(deleteSelection(session.getState().selection));
      },
      take(text) {
        const fragment = parseFragment(text);
        if (fragment) session.getState().run(pasteStates(fragment, place(fragment), by));
        return fragment !== undefined;
      },
      paste() {
        navigator.clipboard.readText().then(
          (text) => {
            if (!clipboard.take(text)) tell.done(t('nothingToPaste'));
          },
          () => tell.done(t('clipboardRefused')),
        );
      },
      duplicate() {
        const { document, selection, run } = session.getState();
        const command = duplicateSelection(document, selection, by);
        if (command) run(command);
      },
    };
    return clipboard;
  }, [t, session, handle, by, tell]);
}

const aside = 32;
const half = { x: 80, y: 40 };

/** Into the selected container, beside the selected state, or else in the middle of the view. */
function pastePlace({ document, selection }: EditorSession, fragment: Fragment, centre: Point): PastePlace {
  const chosen = document.states[selection.states[0] ?? ''];
  if (!chosen) return { parent: document.root, at: { x: centre.x - half.x, y: centre.y - half.y } };
  if ((chosen.kind === 'compound' || chosen.kind === 'parallel') && !fragment.states[chosen.id]) return { parent: chosen.id, at: half };
  const box = document.layout.states[chosen.id] ?? { x: 0, y: 0 };
  return { parent: chosen.parent ?? document.root, at: { x: box.x + aside, y: box.y + aside } };
}
