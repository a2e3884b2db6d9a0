import { Button, Modal, Select } from '@mantine/core';
import type { MappingSample } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { type MappedField, type MappingTarget, targetOf } from '@orderloom/shared/mapping';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { ChainEditor, fieldFor } from '../mapping/ChainEditor.tsx';
import { shownAs, traceField } from '../mapping/trace-field.ts';
import styles from './Imports.module.css';

interface ColumnsProps {
  readonly targets: readonly MappingTarget[];
  readonly columns: readonly string[];
  readonly samples: readonly MappingSample[];
  readonly fields: readonly MappedField[];
  readonly onChange: (fields: readonly MappedField[]) => void;
}

const shownAtFirst = 12;

/** Our fields, each with its column, what the first order comes to, and the steps between. */
export function Columns({ targets, columns, samples, fields, onChange }: ColumnsProps) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const [edited, setEdited] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const fieldOf = (target: MappingTarget) => fields.find((field) => targetOf(field) === targetOf(target));
  const put = (field: MappedField) => onChange([...fields.filter((one) => targetOf(one) !== targetOf(field)), field]);
  const drop = (name: string) => onChange(fields.filter((one) => targetOf(one) !== name));
  const ordered = [...targets].sort((a, b) => Number(fieldOf(b) !== undefined) - Number(fieldOf(a) !== undefined));
  const listed = all ? ordered : ordered.slice(0, Math.max(shownAtFirst, fields.length));
  const target = targets.find((one) => targetOf(one) === edited);
  return (
    <>
      <ul className={styles.pairs}>
        {listed.map((one) => (
          <Pair
            key={targetOf(one)}
            target={one}
            field={fieldOf(one)}
            columns={columns}
            sample={samples[0]}
            onPut={put}
            onDrop={() => drop(targetOf(one))}
            onEdit={() => setEdited(targetOf(one))}
          />
        ))}
      </ul>
      {targets.length > shownAtFirst ? (
        <Button size="compact-sm" variant="subtle" mt={8} onClick={() => setAll(!all)}>
          {all ? t('fewer') : t('others', { count: targets.length - listed.length })}
        </Button>
      ) : null}
      <Modal
        opened={target !== undefined}
        onClose={() => setEdited(null)}
        title={target ? t('editSteps', { field: textOf(target.label, locale) || target.key }) : ''}
        closeButtonProps={{ 'aria-label': t('fewer') }}
      >
        {target ? (
          <ChainEditor
            target={target}
            field={fieldOf(target)}
            sample={samples[0]}
            samples={samples}
            mayWrite
            onChange={put}
            onRemove={drop}
          />
        ) : null}
      </Modal>
    </>
  );
}

interface PairProps {
  readonly target: MappingTarget;
  readonly field: MappedField | undefined;
  readonly columns: readonly string[];
  readonly sample: MappingSample | undefined;
  readonly onPut: (field: MappedField) => void;
  readonly onDrop: () => void;
  readonly onEdit: () => void;
}

function Pair({ target, field, columns, sample, onPut, onDrop, onEdit }: PairProps) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const label = textOf(target.label, locale) || target.key;
  const path = field?.source.from === 'path' ? String(field.source.path[0]) : null;
  const options = path === null || columns.includes(path) ? columns : [path, ...columns];
  const choose = (column: string | null) => {
    if (column === null) onDrop();
    else onPut({ ...(field ?? fieldFor(target)), source: { from: 'path', path: [column] } });
  };
  return (
    <li className={styles.pair}>
      <span>{label}</span>
      <Select
        size="xs"
        searchable
        clearable
        aria-label={label}
        placeholder={field ? t('several') : t('notTaken')}
        data={[...options]}
        value={path}
        onChange={choose}
      />
      {field ? <Outcome field={field} sample={sample} /> : <span className={styles.quiet} />}
      <Button size="compact-xs" variant="default" disabled={!field} onClick={onEdit}>
        {t('steps', { count: field?.steps.length ?? 0 })}
      </Button>
    </li>
  );
}

function Outcome({ field, sample }: { readonly field: MappedField; readonly sample: MappingSample | undefined }) {
  const locale = useLocale();
  const { result, problems } = traceField(field, sample);
  const [fault] = problems;
  if (fault) return <span className={`${styles.value} ${styles.bad}`}>{fault.message[locale]}</span>;
  return <span className={styles.value}>{shownAs(field.type, result).slice(0, 120)}</span>;
}
