import { MultiSelect, SegmentedControl, Select } from '@mantine/core';
import type { ImportJob } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useImportValues } from '../api/imports.ts';
import { useLocale } from '../app/locale.ts';
import styles from './Imports.module.css';
import { type ImportDraft, standable, statesByName } from './import-draft.ts';

interface StatesProps {
  readonly job: ImportJob;
  readonly document: FlowDocument;
  readonly draft: ImportDraft;
  readonly columns: readonly string[];
  readonly onChange: (part: Partial<ImportDraft>) => void;
  readonly onNamed: (states: ImportDraft['states']) => void;
}

/** Where orders stand: all in one place, or by a table from the old system's word to our states. */
export function States(props: StatesProps) {
  const { t } = useTranslation('imports');
  const { draft, columns, document, onChange } = props;
  return (
    <>
      <div className={styles.inputs}>
        <SegmentedControl
          aria-label={t('step3')}
          value={draft.by}
          onChange={(by) => onChange({ by: by as ImportDraft['by'] })}
          data={[
            { value: 'column', label: t('byColumn') },
            { value: 'fixed', label: t('fixed') },
          ]}
        />
        {draft.by === 'fixed' ? (
          <StatesInput label={t('states')} document={document} value={draft.fixed} onChange={(fixed) => onChange({ fixed })} />
        ) : (
          <Select
            searchable
            label={t('statusColumn')}
            data={[...columns]}
            value={draft.column}
            onChange={(column) => onChange({ column, states: {} })}
          />
        )}
        <Select
          allowDeselect={false}
          label={t('since')}
          data={(['never', 'now', 'column'] as const).map((value) => ({ value, label: t(`since-${value}`) }))}
          value={draft.since}
          onChange={(since) => onChange({ since: (since ?? 'never') as ImportDraft['since'] })}
        />
        {draft.since === 'column' ? (
          <Select
            searchable
            label={t('sinceColumn')}
            data={[...columns]}
            value={draft.sinceColumn}
            onChange={(sinceColumn) => onChange({ sinceColumn })}
          />
        ) : null}
      </div>
      {draft.by === 'column' && draft.column !== null ? <Values {...props} column={draft.column} /> : null}
    </>
  );
}

function Values({ job, document, draft, column, onChange, onNamed }: StatesProps & { readonly column: string }) {
  const { t } = useTranslation('imports');
  const { data } = useImportValues(job.id, column);
  const { states } = draft;
  // What has the name of a state is that state, until a person says otherwise.
  useEffect(() => {
    if (data)
      onNamed(
        statesByName(
          document,
          data.items.map(({ value }) => value),
        ),
      );
  }, [data, document, onNamed]);
  return (
    <>
      <ul className={styles.pairs}>
        {data?.items.map(({ value, count }) => (
          <li key={value} className={styles.pair}>
            <span>{value === '' ? t('noValue') : value}</span>
            <StatesInput
              ariaLabel={t('stateOf', { value })}
              document={document}
              value={states[value] ?? []}
              onChange={(ids) => onChange({ states: { ...states, [value]: ids } })}
            />
            <span className={styles.quiet}>{t('timesSeen', { count })}</span>
          </li>
        ))}
      </ul>
      {data && !data.whole ? <p className={styles.quiet}>{t('notAllValues')}</p> : null}
    </>
  );
}

interface StatesInputProps {
  readonly label?: string;
  readonly ariaLabel?: string;
  readonly document: FlowDocument;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function StatesInput({ label, ariaLabel, document, value, onChange }: StatesInputProps) {
  const locale = useLocale();
  return (
    <MultiSelect
      size={label === undefined ? 'xs' : 'sm'}
      searchable
      {...(label === undefined ? { 'aria-label': ariaLabel } : { label })}
      data={standable(document).map(({ id, label: name }) => ({ value: id, label: textOf(name, locale) || id }))}
      value={[...value]}
      onChange={onChange}
    />
  );
}
