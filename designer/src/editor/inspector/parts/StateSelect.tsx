import { MultiSelect, Select } from '@mantine/core';
import { useMemo } from 'react';
import { useLocale } from '../../../app/locale.ts';
import { useSession } from '../../session/index.ts';
import { stateOptions } from './state-options.ts';

interface Common {
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Only these states are offered; all by default. */
  readonly among?: readonly string[] | undefined;
}

function useOptions(among: readonly string[] | undefined) {
  const locale = useLocale();
  const document = useSession((session) => session.document);
  return useMemo(() => stateOptions(document, locale, among), [document, locale, among]);
}

export interface StateSelectProps extends Common {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly clearable?: boolean | undefined;
}

/** Picks one state by its name and place. */
export function StateSelect({ value, onChange, label, placeholder, disabled, among, clearable = false }: StateSelectProps) {
  const data = useOptions(among);
  return (
    <Select
      searchable
      clearable={clearable}
      allowDeselect={clearable}
      aria-label={label}
      placeholder={placeholder ?? ''}
      disabled={disabled ?? false}
      value={value}
      data={data}
      onChange={onChange}
    />
  );
}

export interface StatesSelectProps extends Common {
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
}

/** Picks several states. */
export function StatesSelect({ value, onChange, label, placeholder, disabled, among }: StatesSelectProps) {
  const data = useOptions(among);
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      styles={{ inputField: { minWidth: 32 } }}
      aria-label={label}
      placeholder={value.length === 0 ? (placeholder ?? '') : ''}
      disabled={disabled ?? false}
      value={[...value]}
      data={data}
      onChange={onChange}
    />
  );
}
