import { ActionIcon, Badge, Switch } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import type { Field, FieldType } from '@orderloom/shared/document';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { ValueInput } from '../../../ui/fields/index.ts';
import { Fold, LabelInput, Row } from '../parts/index.ts';
import { labelOrNone } from '../use-editing.ts';
import { FieldTypeInput } from './FieldTypeInput.tsx';
import styles from './flow.module.css';
import { KeyInput } from './KeyInput.tsx';

export interface FieldCardProps {
  readonly name: string;
  readonly field: Field;
  readonly open?: boolean | undefined;
  readonly disabled: boolean;
  readonly onChange: (field: Field) => void;
  readonly onRename: (key: string) => void;
  readonly onRemove: () => void;
}

/** One typed field: its name, key, type and first value. */
export function FieldCard({ name, field, open, disabled, onChange, onRename, onRemove }: FieldCardProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const label = textOf(field.label, locale) || name;
  return (
    <Fold
      open={open}
      inView={open}
      label={label}
      title={
        <span className={styles.cardTitle}>
          <span>{label}</span>
          {field.toDefine ? (
            <Badge size="xs" color="orange" variant="light">
              {t('toDefine')}
            </Badge>
          ) : null}
          <span className={styles.cardType}>{t(`type.${field.type.type}`)}</span>
        </span>
      }
      aside={
        <ActionIcon
          size={22}
          variant="subtle"
          color="gray"
          disabled={disabled}
          aria-label={t('removeNamed', { name: label })}
          onClick={onRemove}
        >
          <IconTrash size={13} />
        </ActionIcon>
      }
    >
      <Row label={t('name')}>
        <LabelInput label={t('name')} value={field.label} disabled={disabled} onChange={(next) => onChange({ ...field, label: next })} />
      </Row>
      <Row label={t('key')} hint={t('keyHint')}>
        <KeyInput kind="field" value={name} disabled={disabled} onRename={onRename} />
      </Row>
      <Row label={t('typeLabel')}>
        <FieldTypeInput value={field.type} disabled={disabled} onChange={(type) => onChange(retyped(field, type))} />
      </Row>
      <Row label={t('default')} hint={t('defaultHint')}>
        <ValueInput
          type={field.type}
          label={t('default')}
          value={field.default}
          disabled={disabled}
          onChange={(value) => onChange({ ...field, default: value })}
        />
      </Row>
      <Row label={t('explanation')}>
        <LabelInput
          multiline
          label={t('explanation')}
          value={field.note}
          disabled={disabled}
          onChange={(note) => onChange(withNote(field, labelOrNone(note)))}
        />
      </Row>
      {field.toDefine === undefined ? null : (
        <Row label={t('toDefine')} hint={t('toDefineHint')}>
          <Switch
            mt={6}
            aria-label={t('toDefine')}
            checked={field.toDefine}
            disabled={disabled}
            onChange={(changed) => onChange({ ...field, toDefine: changed.currentTarget.checked })}
          />
        </Row>
      )}
      {field.importedName === undefined ? null : (
        <Row label={t('importedKey')}>
          <span className={styles.imported}>{field.importedName}</span>
        </Row>
      )}
    </Fold>
  );
}

/** A value of another type would be a wrong default. */
function retyped(field: Field, type: FieldType): Field {
  return { ...field, type, default: type.type === field.type.type ? field.default : type.type === 'list' ? [] : null };
}

function withNote(field: Field, note: Field['note']): Field {
  const { note: _old, ...rest } = field;
  return note ? { ...rest, note } : rest;
}
