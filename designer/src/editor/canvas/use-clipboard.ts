import { subtreeOf } from '@orderloom/shared/document';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTell } from '../../ui/tell.ts';
import {
  copyFragment,
  deleteSelection,
  duplicateSelection,
  type Fragment,
  originOf,
  parseFragment,
  pasteStates,
} from '../commands/index.ts';
import { useAuthor, useSessionStore } from '../session/index.ts';
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
    const place = (fragment: Fragment) => {
      const { document, selection } = session.getState();
      const chosen = document.states[selection.states[0] ?? ''];
      const inside = chosen?.kind === 'compound' || chosen?.kind === 'parallel';
      const parent = inside && !fragment.states[chosen.id] ? chosen.id : (chosen?.parent ?? document.root);
      const origin = originOf(document, parent);
      const centre = handle.current?.centre() ?? { x: 0, y: 0 };
      return { parent, at: { x: centre.x - origin.x - 80, y: centre.y - origin.y - 40 } };
    };
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
