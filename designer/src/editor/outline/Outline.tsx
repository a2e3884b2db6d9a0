import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addState } from '../commands/index.ts';
import { useAuthor, useSession } from '../session/index.ts';
import styles from './Outline.module.css';
import { outlineRows, rowId } from './outline-rows.ts';
import { StateRow } from './StateRow.tsx';
import { TransitionRow } from './TransitionRow.tsx';

/** The drawing as a table that can be written in: the same document, with everything the canvas can do to it. */
export function Outline() {
  const { t } = useTranslation('editor');
  const document = useSession((session) => session.document);
  const readOnly = useSession((session) => session.readOnly);
  const run = useSession((session) => session.run);
  const revealed = useSession((session) => session.revealed);
  const by = useAuthor();
  const rows = useMemo(() => outlineRows(document), [document]);
  const table = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = revealed?.place;
    if (place && 'id' in place) window.document.getElementById(rowId(place.id))?.scrollIntoView({ block: 'nearest' });
  }, [revealed]);
  return (
    <div className={styles.outline}>
      <div ref={table} role="treegrid" aria-label={t('outline')} tabIndex={-1} onKeyDown={(event) => goToRow(event, table.current)}>
        {rows.map((row) =>
          row.type === 'state' ? <StateRow key={row.state.id} row={row} /> : <TransitionRow key={row.transition.id} row={row} />,
        )}
      </div>
      {readOnly ? null : (
        <div className={styles.foot}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => run(addState({ kind: 'atomic', parent: document.root }, by))}
          >
            {t('outlineAdd')}
          </Button>
          <span className={styles.keys}>{t('outlineKeys')}</span>
        </div>
      )}
    </div>
  );
}

/** Up and down lead to the first field of the line before and after; in a choice they choose. */
function goToRow(event: KeyboardEvent<HTMLDivElement>, table: HTMLDivElement | null): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (!step || event.altKey || !table || target?.tagName === 'SELECT') return;
  const lines = [...table.querySelectorAll<HTMLElement>('[role="row"]')];
  const at = lines.findIndex((line) => line.contains(target));
  lines[at + step]?.querySelector<HTMLElement>('input, select')?.focus();
  event.preventDefault();
}
