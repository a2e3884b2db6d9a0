import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { type Json, textOf } from '@orderloom/shared/base';
import type { FieldType } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import type { ValueEditorProps } from 'react-querybuilder';
import { useLocale } from '../../app/locale.ts';
import { DurationInput, ValueInput } from '../../ui/fields/index.ts';
import { type OperandKind, operatorFor } from './operators.ts';
import styles from './RuleBuilder.module.css';
import { usePeers, useRuleField } from './rule-context.ts';
import type { RuleField } from './rule-fields.ts';

interface OperandProps {
  readonly field: RuleField;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly label: string;
  readonly disabled: boolean;
}

/** The right side of a rule row, by what the operator asks for. */
export function RuleValue({ field: name, operator, value, valueSource, handleOnChange, disabled = false }: ValueEditorProps) {
  const { t } = useTranslation('inspector');
  const field = useRuleField(name);
  const definition = field && operatorFor(field.type.type, operator);
  if (!field || !definition || definition.operand === 'none') return null;
  const props: OperandProps = { field, value, onChange: handleOnChange, label: t('ruleValue'), disabled };
  return (
    <div className={styles.value}>
      {valueSource === 'field' ? <PeerOperand {...props} /> : <Operand kind={definition.operand} {...props} />}
    </div>
  );
}

function Operand({ kind, ...props }: OperandProps & { readonly kind: OperandKind }) {
  const { field, value, onChange, label, disabled } = props;
  switch (kind) {
    case 'none':
      return null;
    case 'duration':
      return <DurationInput value={typeof value === 'number' ? value : null} onChange={onChange} label={label} disabled={disabled} />;
    case 'many':
      return <ManyOperand {...props} />;
    case 'state':
      return <StateOperand {...props} />;
    case 'text':
      return (
        <TextInput
          aria-label={label}
          disabled={disabled}
          value={typeof value === 'string' ? value : ''}
          onChange={(changed) => onChange(changed.currentTarget.value)}
        />
      );
    case 'item':
      return <Scalar {...props} type={field.type.type === 'list' ? field.type.of : { type: 'text' }} />;
    case 'same':
      return field.type.type === 'state' ? null : <Scalar {...props} type={field.type} />;
  }
}

function Scalar({ type, value, onChange, label, disabled }: OperandProps & { readonly type: FieldType }) {
  const known = value === undefined || value === '' || Array.isArray(value) ? null : (value as Json);
  return <ValueInput type={type} value={known} onChange={(next) => onChange(next ?? '')} label={label} disabled={disabled} />;
}

function ManyOperand({ field, value, onChange, label, disabled }: OperandProps) {
  const locale = useLocale();
  const values: readonly unknown[] = Array.isArray(value) ? value : value === '' || value === undefined ? [] : [value];
  const shown = values.map(String);
  if (field.type.type === 'enum') {
    return (
      <MultiSelect
        aria-label={label}
        disabled={disabled}
        value={shown}
        data={field.type.options.map((option) => ({ value: option.value, label: textOf(option.label, locale) || option.value }))}
        onChange={onChange}
      />
    );
  }
  const numeric = field.type.type === 'integer';
  return (
    <TagsInput
      size="xs"
      aria-label={label}
      disabled={disabled}
      value={shown}
      onChange={(next) => onChange(numeric ? next.map(Number).filter(Number.isInteger) : next)}
    />
  );
}

function StateOperand({ field, value, onChange, label, disabled }: OperandProps) {
  return (
    <Select
      searchable
      aria-label={label}
      disabled={disabled}
      value={typeof value === 'string' && value !== '' ? value : null}
      data={field.type.type === 'state' ? [...field.type.states] : []}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}

function PeerOperand({ field, value, onChange, label, disabled }: OperandProps) {
  const peers = usePeers(field);
  return (
    <Select
      aria-label={label}
      disabled={disabled}
      value={typeof value === 'string' && value !== '' ? value : null}
      data={peers.map((peer) => ({ value: peer.name, label: peer.label }))}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}
