import { NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { type Json, textOf } from '@orderloom/shared/base';
import type { ScalarType } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { DurationInput } from './DurationInput.tsx';
import { InstantInput } from './InstantInput.tsx';
import { JsonInput } from './JsonInput.tsx';
import { MoneyInput } from './MoneyInput.tsx';

export interface ScalarInputProps {
  readonly type: ScalarType;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly size?: 'xs' | 'sm' | undefined;
}

/** The input for one value that is not a list. */
export function ScalarInput(props: ScalarInputProps) {
  const { type, value, onChange, label, disabled = false, size = 'xs' } = props;
  const number = typeof value === 'number' ? value : null;
  switch (type.type) {
    case 'text':
      return (
        <TextInput
          size={size}
          aria-label={label}
          disabled={disabled}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
      );
    case 'integer':
    case 'decimal':
      return (
        <NumberInput
          size={size}
          hideControls
          allowDecimal={type.type === 'decimal'}
          aria-label={label}
          disabled={disabled}
          value={number ?? ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
        />
      );
    case 'money':
      return <MoneyInput size={size} label={label} disabled={disabled} value={number} onChange={onChange} />;
    case 'duration':
      return <DurationInput size={size} label={label} disabled={disabled} value={number} onChange={onChange} />;
    case 'instant':
      return (
        <InstantInput size={size} label={label} disabled={disabled} value={typeof value === 'string' ? value : null} onChange={onChange} />
      );
    case 'boolean':
      return <BooleanInput {...props} />;
    case 'enum':
      return <EnumInput {...props} options={type.options} />;
    case 'json':
      return <JsonInput size={size} label={label} disabled={disabled} value={value} onChange={onChange} />;
  }
}

function BooleanInput({ value, onChange, label, disabled, size = 'xs' }: ScalarInputProps) {
  const { t } = useTranslation('fields');
  return (
    <SegmentedControl
      size={size}
      aria-label={label}
      disabled={disabled ?? false}
      value={value === null ? 'null' : String(value === true)}
      data={[
        { value: 'null', label: t('unset') },
        { value: 'true', label: t('yes') },
        { value: 'false', label: t('no') },
      ]}
      onChange={(next) => onChange(next === 'null' ? null : next === 'true')}
    />
  );
}

type Options = Extract<ScalarType, { type: 'enum' }>['options'];

function EnumInput({ value, onChange, label, disabled, size = 'xs', options }: ScalarInputProps & { readonly options: Options }) {
  const { t } = useTranslation('fields');
  const locale = useLocale();
  return (
    <Select
      size={size}
      clearable
      searchable={options.length > 8}
      aria-label={label}
      placeholder={t('unset')}
      disabled={disabled ?? false}
      value={typeof value === 'string' ? value : null}
      data={options.map((option) => ({ value: option.value, label: textOf(option.label, locale) || option.value }))}
      onChange={(next) => onChange(next)}
    />
  );
}
