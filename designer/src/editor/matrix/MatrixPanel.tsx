import { TextInput } from '@mantine/core';
import { cellOf } from '@orderloom/shared/matrix';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { useSession } from '../session/index.ts';
import { CellEditor } from './CellEditor.tsx';
import { CellFaceText } from './CellFaceText.tsx';
import styles from './Matrix.module.css';
import { faceOf } from './tell-cell.ts';
import { useMatrix } from './use-matrix.ts';

interface At {
  readonly row: number;
  readonly column: number;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Every state an order can wait in against every event: what becomes of it there, to be read and changed. */
export function MatrixPanel() {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const { rows, columns, states, events, setStates, setEvents } = useMatrix();
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const [open, setOpen] = useState<{ readonly state: string; readonly event: string } | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const go = (key: KeyboardEvent) => {
    const by = steps[key.key];
    if (!by) return;
    key.preventDefault();
    const row = Math.min(rows.length - 1, Math.max(0, at.row + by[0]));
    const column = Math.min(columns.length - 1, Math.max(0, at.column + by[1]));
    setAt({ row, column });
    grid.current?.querySelector<HTMLElement>(`[data-at="${row}-${column}"]`)?.focus();
  };
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <TextInput
          size="xs"
          aria-label={t('findState')}
          placeholder={t('findState')}
          value={states}
          onChange={(event) => setStates(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          aria-label={t('findEvent')}
          placeholder={t('findEvent')}
          value={events}
          onChange={(event) => setEvents(event.currentTarget.value)}
        />
        <span className={styles.hint}>{t('hint')}</span>
      </div>
      {rows.length === 0 || columns.length === 0 ? <p className={styles.none}>{t('none')}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked cell by cell is a grid. */}
      <table ref={grid} role="grid" aria-label={t('title')} className={styles.grid} onKeyDown={go}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {t('state')}
            </th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col" title={id}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id}>
              <th scope="row">
                {row.within === '' ? null : <span className={styles.within}>{row.within}</span>}
                {row.name}
              </th>
              {columns.map((column, place) => {
                const face = faceOf(document, cellOf(document, column.id, row.id), locale);
                const isOpen = open?.state === row.id && open.event === column.id;
                return (
                  <td key={column.id} className={styles[face.kind]} data-inherited={face.inherited || undefined}>
                    <button
                      type="button"
                      className={styles.cell}
                      data-at={`${index}-${place}`}
                      tabIndex={at.row === index && at.column === place ? 0 : -1}
                      aria-haspopup="dialog"
                      aria-label={t('cell', { state: row.name, event: column.name })}
                      aria-description={t(face.kind, { to: face.to })}
                      onFocus={() => setAt({ row: index, column: place })}
                      onClick={() => setOpen(isOpen ? null : { state: row.id, event: column.id })}
                    >
                      <CellFaceText face={face} />
                    </button>
                    {isOpen ? <CellEditor state={row.id} event={column.id} onClose={() => setOpen(null)} /> : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
