import type { Json } from '@orderloom/shared/base';
import { type MappingPath, opened, pathText } from '@orderloom/shared/mapping';
import { IconChevronDown, IconChevronRight, IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dragPath } from './held-path.ts';
import treeStyles from './Tree.module.css';
import { shown } from './trace-field.ts';

export interface MessageTreeProps {
  readonly message: Json;
  readonly held: MappingPath | null;
  /** Places that are mapped already, as JSON texts. */
  readonly used: ReadonlySet<string>;
  readonly onHold: (path: MappingPath) => void;
}

const openLevels = 3;
const mostElements = 50;

/** A message as a tree; every value can be dragged, or picked up by a click or Enter. Arrow keys walk through it. */
export function MessageTree(props: MessageTreeProps) {
  const { t } = useTranslation('mapping');
  return (
    <div role="tree" aria-label={t('tree')} className={treeStyles.tree} onKeyDown={walk}>
      {entriesOf(props.message).map(([key, value], at) => (
        <Branch key={String(key)} {...props} name={key} value={value} path={[key]} first={at === 0} />
      ))}
    </div>
  );
}

interface BranchProps extends MessageTreeProps {
  readonly name: string | number;
  readonly value: Json;
  readonly path: MappingPath;
  readonly first: boolean;
}

function Branch(props: BranchProps) {
  const { value, path, first, held, onHold } = props;
  const entries = entriesOf(value);
  const [open, setOpen] = useState(path.length < openLevels && entries.length <= mostElements);
  const branch = entries.length > 0;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') setOpen(event.key === 'ArrowRight');
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onHold(path);
  };
  return (
    <div
      role="treeitem"
      aria-expanded={branch ? open : undefined}
      aria-selected={held !== null && JSON.stringify(held) === JSON.stringify(path)}
      tabIndex={first && path.length === 1 ? 0 : -1}
      className={treeStyles.treeItem}
      onKeyDown={onKeyDown}
    >
      <Row {...props} count={entries.length} open={open} onTwist={() => setOpen(!open)} />
      {branch && open ? (
        // biome-ignore lint/a11y/useSemanticElements: a group inside a tree is no field set.
        <div role="group" className={treeStyles.treeGroup}>
          {entries.slice(0, mostElements).map(([key, inner]) => (
            <Branch key={String(key)} {...props} name={key} value={inner} path={[...path, key]} first={false} />
          ))}
        </div>
      ) : null}
    </div>
  );
}

interface RowProps extends BranchProps {
  readonly count: number;
  readonly open: boolean;
  readonly onTwist: () => void;
}

function Row({ name, value, path, used, count, open, onHold, onTwist }: RowProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the item around it is the tree item, which takes the keys.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same.
    <div
      className={treeStyles.treeRow}
      data-used={used.has(JSON.stringify(path)) || undefined}
      draggable
      title={pathText(path)}
      onDragStart={(event) => dragPath(event, path)}
      onClick={() => onHold(path)}
    >
      {count > 0 ? (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          className={treeStyles.twist}
          onClick={(event) => {
            event.stopPropagation();
            onTwist();
          }}
        >
          {open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
        </button>
      ) : (
        <IconGripVertical size={13} className={treeStyles.grip} aria-hidden="true" />
      )}
      <span className={treeStyles.treeKey}>{typeof name === 'number' ? `[${name}]` : name}</span>
      <span className={treeStyles.treeValue}>{count > 0 ? summary(value, count) : shown(value)}</span>
    </div>
  );
}

function entriesOf(given: Json): readonly (readonly [string | number, Json])[] {
  const value = opened(given);
  if (value === null || typeof value !== 'object') return [];
  return Array.isArray(value) ? value.map((inner: Json, at) => [at, inner] as const) : Object.entries(value);
}

function summary(value: Json, count: number): string {
  return Array.isArray(opened(value)) ? `[${count}]` : `{${count}}`;
}

/** Up and down go through what can be seen. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  items[at + step]?.focus();
}
