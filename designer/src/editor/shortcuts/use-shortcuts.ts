import { useEffect, useMemo, useRef } from 'react';
import { useLocale } from '../../app/locale.ts';
import { useCanvasHandle, useClipboard, useTidy } from '../canvas/index.ts';
import { paletteKinds, useAddShape } from '../palette/index.ts';
import { useSaver } from '../save/index.ts';
import { useAuthor, useSessionStore } from '../session/index.ts';
import { useViewStore } from '../view/index.ts';
import { type Keyboard, remove } from './actions.ts';
import { type PageActions, type Shortcut, shortcutOf } from './shortcuts.ts';

/** Hears the keys of the whole editor; those of a field, a menu or a dialog are left to it. */
export function useShortcuts(): void {
  const keyboard = useKeyboard();
  const page = usePageActions();
  const clipboard = useClipboard();
  const now = useRef({ keyboard, page, clipboard });
  useEffect(() => {
    now.current = { keyboard, page, clipboard };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => press(event, now.current.keyboard, now.current.page);
    const onCopy = (event: ClipboardEvent) => copy(event, now.current);
    const onPaste = (event: ClipboardEvent) => paste(event, now.current);
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', onCopy);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', onCopy);
      window.removeEventListener('paste', onPaste);
    };
  }, []);
}

function useKeyboard(): Keyboard {
  const session = useSessionStore();
  const view = useViewStore();
  const by = useAuthor();
  const locale = useLocale();
  const handle = useCanvasHandle();
  return useMemo(() => ({ session, view, by, locale, handle }), [session, view, by, locale, handle]);
}

function usePageActions(): PageActions {
  const { tidy, tidyPhase } = useTidy();
  const saver = useSaver();
  const add = useAddShape();
  const { duplicate } = useClipboard();
  return {
    tidy,
    tidyPhase: (id) => {
      if (id !== undefined) tidyPhase(id);
    },
    duplicate,
    save: () => void saver.saveNow(),
    addShape: (number) => {
      const shape = paletteKinds[number - 1];
      if (shape) add(shape.kind);
    },
  };
}

function press(event: KeyboardEvent, keyboard: Keyboard, page: PageActions): void {
  const shortcut = event.isComposing || event.defaultPrevented ? undefined : shortcutOf(event);
  if (!shortcut || !mayAct(shortcut, event, keyboard)) return;
  if (shortcut.act(keyboard, page) === false) return;
  event.preventDefault();
  event.stopPropagation();
}

function mayAct(shortcut: Shortcut, event: KeyboardEvent, { session, view }: Keyboard): boolean {
  if (session.getState().readOnly && !shortcut.reads) return false;
  if (view.getState().sheet !== null || document.querySelector('[role="dialog"], [role="menu"]')) return false;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (typesIn(target)) return shortcut.everywhere === true && !['z', 'y'].includes(event.key.toLowerCase());
  return shortcut.everywhere === true || onCanvas(target);
}

/** Somewhere text is typed, where letters and undo belong to the text. */
function typesIn(target: HTMLElement | null): boolean {
  return target?.closest('input, textarea, select, [contenteditable="true"]') != null;
}

/** The canvas has the keys when it is focused, and when nothing else is. */
function onCanvas(target: HTMLElement | null): boolean {
  return target === null || target === document.body || target.id === 'main' || target.closest('[data-editor-canvas]') !== null;
}

interface Now {
  readonly keyboard: Keyboard;
  readonly clipboard: ReturnType<typeof useClipboard>;
}

function copy(event: ClipboardEvent, { keyboard, clipboard }: Now): void {
  if (!belongsToCanvas(event)) return;
  const text = clipboard.text();
  if (text === undefined) return;
  event.clipboardData?.setData('text/plain', text);
  event.preventDefault();
  if (event.type === 'cut' && !keyboard.session.getState().readOnly) remove(keyboard);
}

function paste(event: ClipboardEvent, { keyboard, clipboard }: Now): void {
  if (!belongsToCanvas(event) || keyboard.session.getState().readOnly) return;
  if (clipboard.take(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
}

function belongsToCanvas(event: ClipboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  return !typesIn(target) && onCanvas(target) && (document.getSelection()?.isCollapsed ?? true);
}
