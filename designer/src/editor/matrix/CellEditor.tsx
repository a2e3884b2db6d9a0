import { Button, CloseButton, Select } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import { expressionsOf } from '@orderloom/shared/expression';
import { cellOf, type Taker } from '@orderloom/shared/matrix';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { setCell } from '../commands/index.ts';
import { useAuthor, useSession } from '../session/index.ts';
import styles from './Matrix.module.css';
import { targetsOf } from './tell-cell.ts';

export interface CellEditorProps {
  readonly state: string;
  readonly event: string;
  readonly onClose: () => void;
}

const stays = ' stays';
const left = ' left';

/** What becomes of one event in one state, line by line, and what it does there without a condition, to be chosen. */
export function CellEditor({ state, event, onClose }: CellEditorProps) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const { document, readOnly, run } = useSession((session) => session);
  const by = useAuthor();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.focus(), []);
  const { takers, otherwise } = cellOf(document, event, state);
  const own = takers.find(({ inherited, transition }) => !inherited && transition.guard === undefined)?.transition;
  const chosen = own ? (own.targets[0] ?? stays) : left;
  const nameOf = (id: string) => textOf(document.states[id]?.label, locale) || id;
  const targets = Object.keys(document.states)
    .filter((id) => id !== document.root)
    .map((id) => ({ value: id, label: t('goes', { to: nameOf(id) }) }));
  const choose = (value: string | null) => {
    if (value === null || value === chosen) return;
    run(setCell(state, event, value === stays ? 'stays' : value === left ? 'left' : { to: value }, by));
  };
  return (
    <div
      ref={frame}
      tabIndex={-1}
      role="dialog"
      aria-label={t('cell', { state: nameOf(state), event: textOf(document.events[event]?.label, locale) || event })}
      className={styles.editor}
      onKeyDown={(key) => {
        key.stopPropagation();
        if (key.key === 'Escape') onClose();
      }}
    >
      <CloseButton size="sm" className={styles.close ?? ''} aria-label={t('close')} onClick={onClose} />
      <ol className={styles.lines}>
        {takers.map((taker) => (
          <TakerLine key={taker.transition.id} taker={taker} event={event} />
        ))}
        {otherwise === null ? null : <li>{t('otherwise', { what: t(otherwise) })}</li>}
      </ol>
      <Select
        size="xs"
        searchable
        label={t('choose')}
        allowDeselect={false}
        disabled={readOnly}
        comboboxProps={{ withinPortal: true }}
        data={[{ value: left, label: t('left') }, { value: stays, label: t('stays') }, ...targets]}
        value={chosen}
        onChange={choose}
      />
    </div>
  );
}

function TakerLine({ taker, event }: { readonly taker: Taker; readonly event: string }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const reveal = useSession((session) => session.reveal);
  const { transition, inherited } = taker;
  const to = targetsOf(document, taker, locale);
  return (
    <li>
      {transition.guard === undefined ? null : (
        <span className={styles.condition}>◇ {expressionsOf(document).sentence(transition.guard, locale, event)} </span>
      )}
      {t(to === '' ? 'stays' : 'goes', { to })}
      {inherited ? (
        <span className={styles.within}> {t('by', { state: textOf(document.states[transition.source]?.label, locale) })}</span>
      ) : null}
      <Button size="compact-xs" variant="subtle" onClick={() => reveal({ type: 'transition', id: transition.id })}>
        {t('show')}
      </Button>
    </li>
  );
}
