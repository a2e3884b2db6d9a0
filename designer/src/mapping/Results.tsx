import { Button, Checkbox } from '@mantine/core';
import type { MappingPreview, MappingSide } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import type { FieldType } from '@orderloom/shared/document';
import { targetOf } from '@orderloom/shared/mapping';
import { IconAlertTriangle, IconChecks } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { Chip, type Tone } from '../ui/Chip.tsx';
import type { Target } from './FieldList.tsx';
import styles from './Mapping.module.css';
import tableStyles from './Results.module.css';
import { shownAs } from './trace-field.ts';

export interface ResultsProps {
  readonly preview: MappingPreview | undefined;
  readonly targets: readonly Target[];
  readonly at: number;
  readonly onChoose: (at: number, target?: string) => void;
}

type Conflict = MappingPreview['conflicts'][number];
type Row = MappingPreview['rows'][number];

/** What all samples come to, beside what is in use; conflicts are counted, and a click shows the samples they are in. */
export function Results({ preview, targets, at, onChoose }: ResultsProps) {
  const { t } = useTranslation('mapping');
  const locale = useLocale();
  const [differing, setDiffering] = useState(false);
  const [shownOnly, setShownOnly] = useState<Conflict | null>(null);
  if (!preview) return null;
  const labelOf = (name: string) => textOf(targets.find((target) => targetOf(target) === name)?.label, locale) || name;
  const typeOf = (name: string) => targets.find((target) => targetOf(target) === name)?.type;
  const conflict = preview.conflicts.find((one) => one.type === shownOnly?.type && one.target === shownOnly.target);
  const rows = preview.rows
    .map((row, index) => ({ row, index }))
    .filter(({ row, index }) => (!differing || row.differs.length > 0) && (!conflict || conflict.samples.includes(index)));
  const count = preview.rows.filter((row) => row.differs.length > 0).length;
  return (
    <div className={tableStyles.results}>
      <div className={tableStyles.resultsHead}>
        <h2 className={tableStyles.title}>{t('results')}</h2>
        <Chip tone={count === 0 ? 'plain' : 'accent'}>{count === 0 ? t('same') : t('differs', { count })}</Chip>
        {preview.conflicts.length === 0 ? (
          <Chip tone="done" icon={<IconChecks size={13} aria-hidden="true" />}>
            {t('noConflicts')}
          </Chip>
        ) : null}
        {preview.conflicts.map((one) => (
          <Button
            key={`${one.type} ${one.target}`}
            size="compact-xs"
            color="red"
            variant={one === conflict ? 'filled' : 'light'}
            leftSection={<IconAlertTriangle size={13} />}
            aria-pressed={one === conflict}
            title={one.message[locale]}
            onClick={() => {
              setShownOnly(one === conflict ? null : one);
              onChoose(one.samples[0] ?? at, one.target);
            }}
          >
            {t('conflictOn', { type: t(`conflict.${one.type}`), field: labelOf(one.target), count: one.samples.length })}
          </Button>
        ))}
        <span className={styles.space} />
        <Checkbox
          size="xs"
          label={t('onlyDiffering')}
          checked={differing}
          onChange={(event) => setDiffering(event.currentTarget.checked)}
        />
      </div>
      {preview.problems.length > 0 ? <Faults preview={preview} /> : null}
      {conflict ? (
        <p className={styles.fault} role="status">
          {conflict.message[locale]}
        </p>
      ) : null}
      {preview.rows.length > 0 ? (
        <Table rows={rows} at={at} targets={preview.targets} typeOf={typeOf} labelOf={labelOf} onChoose={onChoose} />
      ) : null}
    </div>
  );
}

function Faults({ preview }: { readonly preview: MappingPreview }) {
  const { t } = useTranslation('mapping');
  const locale = useLocale();
  return (
    <div className={styles.fault} role="alert">
      {t('draftFaults')}
      {preview.problems.map((one) => (
        <div key={one.path}>{one.message[locale]}</div>
      ))}
    </div>
  );
}

interface TableProps {
  readonly rows: readonly { readonly row: Row; readonly index: number }[];
  readonly at: number;
  readonly targets: readonly string[];
  readonly typeOf: (target: string) => FieldType | undefined;
  readonly labelOf: (target: string) => string;
  readonly onChoose: (at: number) => void;
}

const tones: Readonly<Record<MappingSide['outcome'], Tone>> = { applied: 'done', ignored: 'plain', quarantined: 'error' };

function Table({ rows, at, targets, typeOf, labelOf, onChoose }: TableProps) {
  const { t } = useTranslation('mapping');
  const locale = useLocale();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
    <section className={tableStyles.tableScroll} tabIndex={0} aria-label={t('results')}>
      <table className={tableStyles.table}>
        <thead>
          <tr>
            <th scope="col">{t('sample')}</th>
            <th scope="col">{t('outcome')}</th>
            <th scope="col">{t('order')}</th>
            <th scope="col">{t('event')}</th>
            {targets.map((target) => (
              <th key={target} scope="col">
                {labelOf(target)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, index }) => (
            <tr key={index} data-chosen={index === at || undefined}>
              <td>
                <button type="button" className={tableStyles.number} onClick={() => onChoose(index)}>
                  {index + 1}
                </button>
              </td>
              <td title={row.draft.problems.map((one) => one.message[locale]).join('\n')}>
                <Chip tone={tones[row.draft.outcome]}>{t(`outcome.${row.draft.outcome}`)}</Chip>
              </td>
              <td>{row.draft.externalId ?? ''}</td>
              <td>{row.draft.event ?? ''}</td>
              {targets.map((target) => (
                <Cell key={target} row={row} target={target} type={typeOf(target)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ row, target, type }: { readonly row: Row; readonly target: string; readonly type: FieldType | undefined }) {
  const { t } = useTranslation('mapping');
  const locale = useLocale();
  const differs = row.differs.includes(target);
  const fault = row.draft.problems.find((one) => one.path.startsWith(target));
  return (
    <td data-differs={differs || undefined}>
      <span className={tableStyles.cell}>{shownAs(type, row.draft.values[target])}</span>
      {fault ? <span className={tableStyles.cellFault}>{fault.message[locale]}</span> : null}
      {differs ? (
        <span className={tableStyles.was}>{t('was', { value: shownAs(type, row.inUse.values[target]) || t('empty') })}</span>
      ) : null}
    </td>
  );
}
