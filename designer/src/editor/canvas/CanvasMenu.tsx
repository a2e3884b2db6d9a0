import { Menu } from '@mantine/core';
import type { FlowDocument, State } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import {
  addFrame,
  addNote,
  addRegion,
  addState,
  bendTransition,
  canLeave,
  canUngroup,
  changeKind,
  createNextState,
  deleteSelection,
  groupIntoPhase,
  isPinned,
  joinRegions,
  pinStates,
  setInitial,
  splitIntoRegions,
  ungroup,
} from '../commands/index.ts';
import { type Command, type Selection, selectPlace, useAuthor, useSession, useSessionStore } from '../session/index.ts';
import { useViewStore } from '../view/index.ts';
import { useCanvasHandle } from './CanvasHandle.tsx';
import styles from './canvas.module.css';
import type { MenuPlace } from './EditorCanvas.tsx';
import { useClipboard } from './use-clipboard.ts';
import { useTidy } from './use-tidy.ts';

export interface MenuRow {
  readonly key: string;
  readonly keys?: string;
  readonly danger?: boolean;
  act(): void;
}

/** What can be done with what was pressed on, with the keys that do the same. */
export function CanvasMenu({ at, onClose }: { readonly at: MenuPlace | null; readonly onClose: () => void }) {
  const { t } = useTranslation('editor');
  const groups = useMenuRows(at);
  return (
    <Menu opened={at !== null} onChange={(opened) => opened || onClose()} position="bottom-start" width={232}>
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          className={styles.menuAnchor}
          style={{ left: at?.screen.x ?? 0, top: at?.screen.y ?? 0 }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map((rows, index) => (
          <div key={rows[0]?.key ?? index}>
            {index > 0 ? <Menu.Divider /> : null}
            {rows.map((row) => (
              <Menu.Item
                key={row.key}
                {...(row.danger ? { color: 'red' } : {})}
                rightSection={<kbd className={styles.key}>{row.keys}</kbd>}
                onClick={row.act}
              >
                {t(row.key)}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function useMenuRows(at: MenuPlace | null): readonly (readonly MenuRow[])[] {
  const session = useSessionStore();
  const document = useSession((state) => state.document);
  const selected = useSession((state) => state.selection);
  const clipboard = useClipboard();
  const view = useViewStore();
  const handle = useCanvasHandle();
  const by = useAuthor();
  const { tidyPhase } = useTidy();
  if (!at) return [];
  const { place, screen } = at;
  const run = (command: Command) => session.getState().run(command);
  const named = (command: Command) => {
    run(command);
    view.getState().rename(command.selection?.states[0] ?? command.selection?.notes[0]);
  };
  const target = place.type === 'state' && selected.states.includes(place.id) ? selected : selectPlace(place);
  const withTarget = (act: () => void) => () => {
    session.getState().select(target);
    act();
  };
  const point = handle.current?.toFlow(screen) ?? { x: 0, y: 0 };
  if (place.type === 'flow') {
    return [
      [
        { key: 'atomic', keys: 'N', act: () => named(addState({ kind: 'atomic', parent: document.root, at: point }, by)) },
        { key: 'compound', keys: '2', act: () => named(addState({ kind: 'compound', parent: document.root, at: point }, by)) },
        { key: 'parallel', keys: '3', act: () => named(addState({ kind: 'parallel', parent: document.root, at: point }, by)) },
        { key: 'final', keys: '4', act: () => named(addState({ kind: 'final', parent: document.root, at: point }, by)) },
        { key: 'addNote', keys: '6', act: () => named(addNote({ at: point }, by)) },
        { key: 'addFrame', keys: '7', act: () => named(addFrame({ ...point, width: 320, height: 200 }, by)) },
      ],
      [{ key: 'paste', keys: 'Ctrl V', act: clipboard.paste }],
    ];
  }
  const remove: MenuRow = { key: 'delete', keys: 'Del', danger: true, act: () => run(deleteSelection(target)) };
  const state = place.type === 'state' ? document.states[place.id] : undefined;
  if (!state || state.id === document.root) {
    const bent = place.type === 'transition' && document.layout.routes[place.id]?.byHand;
    return bent ? [[{ key: 'unbend', act: () => run(bendTransition(place.id, undefined)) }], [remove]] : [[remove]];
  }
  const draw = drawRows(
    document,
    state,
    { run: named, connect: (id) => view.getState().connectFrom(id), rename: (id) => view.getState().rename(id) },
    by,
  );
  const clip: MenuRow[] = [
    { key: 'cut', keys: 'Ctrl X', act: withTarget(clipboard.cut) },
    { key: 'copy', keys: 'Ctrl C', act: withTarget(clipboard.copy) },
    { key: 'paste', keys: 'Ctrl V', act: withTarget(clipboard.paste) },
    { key: 'duplicate', keys: 'Ctrl D', act: withTarget(clipboard.duplicate) },
  ];
  return [draw, shapeRows(document, state, target, run, by), placeRows(document, state, target, { run, tidyPhase }), clip, [remove]];
}

interface Doing {
  run(command: Command): void;
  connect(id: string): void;
  rename(id: string): void;
}

type By = ReturnType<typeof useAuthor>;

function drawRows(document: FlowDocument, state: State, { run, connect, rename }: Doing, by: By): MenuRow[] {
  const leaves = canLeave(document, state.id);
  return [
    { key: 'rename', keys: 'Enter', act: () => rename(state.id) },
    ...(leaves
      ? [
          { key: 'nextState', keys: 'N', act: () => run(createNextState({ source: state.id }, by)) },
          { key: 'connect', keys: 'C', act: () => connect(state.id) },
        ]
      : []),
    ...(state.kind === 'parallel'
      ? [{ key: 'addRegion', keys: 'Shift N', act: () => run(addRegion(state.id, by)) }]
      : leaves
        ? [{ key: 'childState', keys: 'Shift N', act: () => run(addState({ kind: 'atomic', parent: state.id }, by)) }]
        : []),
  ];
}

interface Placing {
  run(command: Command): void;
  tidyPhase(id: string): void;
}

function placeRows(document: FlowDocument, state: State, target: Selection, { run, tidyPhase }: Placing): MenuRow[] {
  const pinned = isPinned(document, state.id);
  const open = (state.kind === 'compound' || state.kind === 'parallel') && target.states.length === 1;
  return [
    { key: pinned ? 'unpin' : 'pin', keys: 'P', act: () => run(pinStates(target.states, !pinned)) },
    ...(open ? [{ key: 'tidyPhase', keys: 'Shift L', act: () => tidyPhase(state.id) }] : []),
  ];
}

function shapeRows(document: FlowDocument, state: State, target: Selection, run: (command: Command) => void, by: By): MenuRow[] {
  const parent = document.states[state.parent ?? ''];
  const single = target.states.length === 1;
  const empty = !Object.values(document.states).some((other) => other.parent === state.id);
  const rows: (MenuRow | false)[] = [
    single && parent?.kind === 'compound' && parent.initial !== state.id && { key: 'makeInitial', act: () => run(setInitial(state.id)) },
    single && state.kind === 'atomic' && { key: 'makeCompound', act: () => run(changeKind(state.id, 'compound', by)) },
    single && state.kind === 'atomic' && { key: 'makeFinal', act: () => run(changeKind(state.id, 'final', by)) },
    single &&
      (state.kind === 'final' || (state.kind === 'compound' && empty)) && {
        key: 'makeAtomic',
        act: () => run(changeKind(state.id, 'atomic', by)),
      },
    state.kind !== 'parallel' && state.kind !== 'final' && { key: 'split', act: () => run(splitIntoRegions(target, by)) },
    single && state.kind === 'parallel' && canUngroup(document, state.id) && { key: 'unsplit', act: () => run(joinRegions(state.id, by)) },
    { key: 'group', keys: 'Ctrl G', act: () => run(groupIntoPhase(target, by)) },
    single && canUngroup(document, state.id) && { key: 'ungroup', act: () => run(ungroup(state.id, by)) },
  ];
  return rows.filter((row): row is MenuRow => row !== false);
}
