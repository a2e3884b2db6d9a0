import { Button } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import { type MappedField, pathText, targetOf } from '@orderloom/shared/mapping';
import { IconAlertTriangle, IconAsterisk } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import type { FieldListProps, Target } from './FieldList.tsx';
import { droppedPath, isPathDragged } from './held-path.ts';
import styles from './Mapping.module.css';
import { shownAs, traceField } from './trace-field.ts';

export interface FieldRowProps extends FieldListProps {
  readonly target: Target;
  readonly field: MappedField | undefined;
}

/** One field of ours: a value of the message can be dropped on it. */
export function FieldRow(props: FieldRowProps) {
  const { target, field, held, chosen, mayWrite, onChoose, onPut } = props;
  const { t } = useTranslation('mapping');
  const label = textOf(target.label, useLocale()) || target.key;
  const [over, setOver] = useState(false);
  const name = targetOf(target);
  return (
    <li
      className={styles.field}
      data-over={over || undefined}
      data-chosen={chosen === name || undefined}
      data-target={name}
      onDragOver={(event) => {
        if (!mayWrite || !isPathDragged(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const path = droppedPath(event);
        if (path === undefined) return;
        event.preventDefault();
        onPut(target, path);
      }}
    >
      <button type="button" className={styles.fieldButton} aria-pressed={chosen === name} onClick={() => onChoose(name)}>
        <span className={styles.fieldHead}>
          <span className={styles.fieldName}>{label}</span>
          {field?.required ? <IconAsterisk size={11} color="var(--ol-error)" aria-label={t('required')} /> : null}
          <span className={styles.fieldKey}>{target.key}</span>
        </span>
        {field ? <Filled {...props} field={field} /> : <span className={styles.open}>{t('drop')}</span>}
      </button>
      {held && mayWrite ? (
        <Button
          size="compact-xs"
          variant="light"
          aria-label={t('putInto', { path: pathText(held), field: label })}
          onClick={() => onPut(target, held)}
        >
          {t('putHere')}
        </Button>
      ) : null}
    </li>
  );
}

function Filled({ field, sample }: FieldRowProps & { readonly field: MappedField }) {
  const { t } = useTranslation('mapping');
  const locale = useLocale();
  const { result, problems } = traceField(field, sample);
  const [fault] = problems;
  return (
    <>
      <span className={styles.from}>{sourceText(field, t('constant'), t('several'))}</span>
      {fault ? (
        <span className={styles.fault}>
          <IconAlertTriangle size={12} aria-hidden="true" /> {fault.message[locale]}
        </span>
      ) : (
        <span className={styles.value}>{shownAs(field.type, result) || t('empty')}</span>
      )}
    </>
  );
}

function sourceText({ source }: MappedField, constant: string, several: string): string {
  if (source.from === 'path') return pathText(source.path);
  return source.from === 'constant' ? constant : `${several}: ${source.paths.map(pathText).join(' + ')}`;
}
