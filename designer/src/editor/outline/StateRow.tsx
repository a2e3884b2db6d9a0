import { ActionIcon } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import { childrenOf, type FlowDocument, isWithin, type State, type StateKind, stateKinds } from '@orderloom/shared/document';
import { IconArrowRight, IconChevronDown, IconChevronUp, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import {
  canLeave,
  changeKind,
  connectStates,
  createNextState,
  deleteSelection,
  moveInto,
  renameState,
  reorderState,
  setInitial,
} from '../commands/index.ts';
import { type Command, selectStates, useAuthor, useSession } from '../session/index.ts';
import { Cell } from './Cell.tsx';
import styles from './Outline.module.css';
import { type OutlineRow, rowId } from './outline-rows.ts';

type StateLine = Extract<OutlineRow, { readonly type: 'state' }>;

/** One state: its name, what kind it is and where it lies, each to be changed in place. */
export function StateRow({ row }: { readonly row: StateLine }) {
  const { t } = useTranslation('editor');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const selected = useSession((session) => session.selection.states.includes(row.state.id));
  const select = useSession((session) => session.select);
  const readOnly = useSession((session) => session.readOnly);
  const run = useSession((session) => session.run);
  const by = useAuthor();
  const { state } = row;
  const name = textOf(state.label, locale) || state.id;
  const perform = (command: Command | undefined) => {
    if (command && !readOnly) run(command);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const command = commandOf(document, row, event);
    if (event.key === 'Enter' && canLeave(document, state.id)) {
      const next = createNextState({ source: state.id }, by);
      perform(next);
      focusLine(next.selection?.states[0]);
    } else if (command) {
      perform(command);
      focusLine(state.id);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: lines that fold to two on a phone are no <tr>.
    <div
      id={rowId(state.id)}
      role="row"
      tabIndex={-1}
      aria-level={row.level}
      aria-posinset={row.at + 1}
      aria-setsize={row.of}
      aria-selected={selected}
      className={styles.state}
      style={{ paddingLeft: 8 + (row.level - 1) * 18 }}
      onFocus={() => select(selectStates(state.id))}
    >
      <Cell className={styles.grow}>
        <input
          className={styles.name}
          aria-label={t('outlineName', { name })}
          readOnly={readOnly}
          value={state.label[locale] ?? ''}
          placeholder={name}
          onChange={(event) => perform(renameState(state.id, event.currentTarget.value, locale))}
          onKeyDown={onKeyDown}
        />
      </Cell>
      <Cell>
        <select
          className={styles.choice}
          aria-label={t('outlineKind', { name })}
          disabled={readOnly}
          value={state.kind}
          onChange={(event) => perform(changeKind(state.id, event.currentTarget.value as StateKind, by))}
        >
          <KindOptions />
        </select>
      </Cell>
      <Cell>
        <select
          className={styles.choice}
          aria-label={t('outlineParent', { name })}
          disabled={readOnly}
          value={state.parent ?? document.root}
          onChange={(event) => perform(moveInto(state.id, event.currentTarget.value))}
        >
          {containersFor(document, state).map((id) => (
            <option key={id} value={id}>
              {id === document.root ? t('outlineTop') : textOf(document.states[id]?.label, locale) || id}
            </option>
          ))}
        </select>
      </Cell>
      <Tools row={row} perform={perform} readOnly={readOnly} onConnect={() => perform(connectStates(state.id, undefined, by))} />
    </div>
  );
}

function KindOptions() {
  const { t } = useTranslation('editor');
  return stateKinds.map((kind) => (
    <option key={kind} value={kind}>
      {t(kind)}
    </option>
  ));
}

interface ToolsProps {
  readonly row: StateLine;
  readonly readOnly: boolean;
  perform(command: Command): void;
  onConnect(): void;
}

function Tools({ row, readOnly, perform, onConnect }: ToolsProps) {
  const { t } = useTranslation('editor');
  const document = useSession((session) => session.document);
  const { state, at } = row;
  const parent = document.states[state.parent ?? ''];
  const initial = parent?.initial === state.id;
  const tools = [
    { key: 'outlineWay', Icon: IconArrowRight, off: !canLeave(document, state.id), act: onConnect },
    {
      key: initial ? 'outlineInitial' : 'makeInitial',
      Icon: IconPlayerPlay,
      off: initial || parent?.kind !== 'compound',
      act: () => perform(setInitial(state.id)),
    },
    { key: 'outlineUp', Icon: IconChevronUp, off: at === 0, act: () => perform(reorderState(state.id, at - 1)) },
    { key: 'outlineDown', Icon: IconChevronDown, off: at === row.of - 1, act: () => perform(reorderState(state.id, at + 1)) },
    { key: 'delete', Icon: IconTrash, off: false, act: () => perform(deleteSelection(selectStates(state.id))) },
  ];
  return (
    <Cell className={styles.tools}>
      {tools.map(({ key, Icon, off, act }) => (
        <ActionIcon
          key={key}
          size={26}
          variant={key === 'outlineInitial' ? 'light' : 'subtle'}
          color={key === 'outlineInitial' ? 'blue' : 'gray'}
          aria-label={t(key)}
          title={t(key)}
          disabled={readOnly || (off && key !== 'outlineInitial')}
          onClick={act}
        >
          <Icon size={14} />
        </ActionIcon>
      ))}
    </Cell>
  );
}

function containersFor(document: FlowDocument, state: State): string[] {
  const open = Object.values(document.states).filter(
    ({ id, kind }) => (kind === 'compound' || (kind === 'parallel' && state.kind === 'compound')) && !isWithin(document, id, state.id),
  );
  return [...new Set([state.parent ?? document.root, document.root, ...open.map(({ id }) => id)])];
}

/** What a key with Alt does to a line: up, down, into the state above, out to the container's side. */
function commandOf(document: FlowDocument, { state, at }: StateLine, event: KeyboardEvent): Command | undefined {
  if (!event.altKey || state.parent === null) return undefined;
  if (event.key === 'ArrowUp') return reorderState(state.id, at - 1);
  if (event.key === 'ArrowDown') return reorderState(state.id, at + 1);
  const above = childrenOf(document, state.parent)[at - 1];
  if (event.key === 'ArrowRight' && above && canLeave(document, above.id)) return moveInto(state.id, above.id);
  const outer = document.states[state.parent]?.parent;
  return event.key === 'ArrowLeft' && outer ? moveInto(state.id, outer) : undefined;
}

function focusLine(id: string | undefined): void {
  requestAnimationFrame(() =>
    document
      .getElementById(rowId(id ?? ''))
      ?.querySelector('input')
      ?.focus(),
  );
}
