import {
  anchorOf,
  beginConnecting,
  dissolve,
  drawInside,
  drawNext,
  endHere,
  enter,
  follow,
  goAmongExits,
  goAmongSiblings,
  goInside,
  goTowards,
  group,
  type Keyboard,
  leave,
  name,
  nudge,
  remove,
  selectAll,
  togglePin,
} from './actions.ts';

/** What a key can do beyond the document. */
export interface PageActions {
  tidy(): void;
  tidyPhase(id: string | undefined): void;
  save(): void;
  duplicate(): void;
  addShape(number: number): void;
}

export interface Shortcut {
  /** `Mod` is Ctrl, and Command on a Mac. */
  readonly keys: readonly string[];
  /** Where keys of the focused control come first, the shortcut waits for the canvas. */
  readonly everywhere?: boolean;
  /** Allowed where nothing may be changed. */
  readonly reads?: boolean;
  /** Gives false when the key should keep its usual meaning. */
  act(keyboard: Keyboard, page: PageActions): unknown;
}

const nudgeBy = 8;

/** Every key of the editor. */
export const shortcuts: readonly Shortcut[] = [
  { keys: ['n'], act: drawNext },
  { keys: ['Shift+n'], act: drawInside },
  { keys: ['c'], act: beginConnecting },
  { keys: ['Enter'], act: enter, reads: true },
  { keys: ['F2'], act: name },
  { keys: ['e'], act: endHere },
  { keys: ['Mod+Enter'], act: goInside, reads: true },
  { keys: ['Escape'], act: leave, reads: true },
  { keys: ['Delete', 'Backspace'], act: remove },
  { keys: ['ArrowLeft'], act: (keyboard) => goTowards(keyboard, 'left'), reads: true },
  { keys: ['ArrowRight'], act: (keyboard) => goTowards(keyboard, 'right'), reads: true },
  { keys: ['ArrowUp'], act: (keyboard) => goTowards(keyboard, 'up'), reads: true },
  { keys: ['ArrowDown'], act: (keyboard) => goTowards(keyboard, 'down'), reads: true },
  { keys: ['Alt+ArrowLeft'], act: (keyboard) => nudge(keyboard, -nudgeBy, 0) },
  { keys: ['Alt+ArrowRight'], act: (keyboard) => nudge(keyboard, nudgeBy, 0) },
  { keys: ['Alt+ArrowUp'], act: (keyboard) => nudge(keyboard, 0, -nudgeBy) },
  { keys: ['Alt+ArrowDown'], act: (keyboard) => nudge(keyboard, 0, nudgeBy) },
  { keys: ['Tab'], act: (keyboard) => goAmongSiblings(keyboard, 1), reads: true },
  { keys: ['Shift+Tab'], act: (keyboard) => goAmongSiblings(keyboard, -1), reads: true },
  { keys: ['Mod+a'], act: selectAll, reads: true },
  { keys: ['Mod+d'], act: (_keyboard, page) => page.duplicate() },
  { keys: ['Mod+g'], act: group },
  { keys: ['Mod+Shift+g'], act: dissolve },
  { keys: ['f'], act: ({ handle }) => handle.current?.fit(), reads: true },
  { keys: ['+', '='], act: ({ handle }) => handle.current?.zoomIn(), reads: true },
  { keys: ['-'], act: ({ handle }) => handle.current?.zoomOut(), reads: true },
  { keys: ['l'], act: (_keyboard, page) => page.tidy() },
  { keys: ['Shift+l'], act: (keyboard, page) => page.tidyPhase(anchorOf(keyboard)) },
  { keys: ['p'], act: togglePin },
  { keys: ['.'], act: (keyboard) => goAmongExits(keyboard, 1), reads: true },
  { keys: [','], act: (keyboard) => goAmongExits(keyboard, -1), reads: true },
  { keys: ['g'], act: (keyboard) => follow(keyboard, 'target'), reads: true },
  { keys: ['Shift+g'], act: (keyboard) => follow(keyboard, 'source'), reads: true },
  { keys: ['?'], act: ({ view }) => view.getState().open('help'), reads: true },
  ...[1, 2, 3, 4, 5, 6, 7].map((number): Shortcut => ({ keys: [String(number)], act: (_keyboard, page) => page.addShape(number) })),
  { keys: ['Mod+z'], act: ({ session }) => session.getState().undo(), everywhere: true },
  { keys: ['Mod+y', 'Mod+Shift+z'], act: ({ session }) => session.getState().redo(), everywhere: true },
  { keys: ['Mod+f'], act: ({ view }) => view.getState().open('search'), everywhere: true, reads: true },
  { keys: ['Mod+s'], act: (_keyboard, page) => page.save(), everywhere: true },
  { keys: ['Mod+Shift+p'], act: ({ view }) => view.getState().open('publish'), everywhere: true },
];

const byKeys = new Map(shortcuts.flatMap((shortcut) => shortcut.keys.map((keys) => [keys, shortcut] as const)));

/** The shortcut of a key press. */
export function shortcutOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): Shortcut | undefined {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const letter = key.length > 1 || /[a-z]/.test(key);
  const parts = [event.ctrlKey || event.metaKey ? 'Mod' : '', event.altKey ? 'Alt' : '', event.shiftKey && letter ? 'Shift' : '', key];
  return byKeys.get(parts.filter(Boolean).join('+'));
}
