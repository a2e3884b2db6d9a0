import { Group, NumberInput, Select } from '@mantine/core';
import type { Working } from '@orderloom/shared/document';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockUnits, type LengthUnit, lengthUnits, unitOf } from './duration-units.ts';

/** A length of time, and how it is counted; absent: by the clock. */
export interface Length {
  readonly ms: number;
  readonly working?: Working | undefined;
}

export interface LengthInputProps {
  readonly value: Length | null;
  readonly onChange: (length: Length | null) => void;
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly size?: 'xs' | 'sm' | undefined;
  /** Whether working time is offered beside the clock. */
  readonly working?: boolean;
}

/** A length of time in a number and a unit; the unit stays as the person chose it. */
export function LengthInput({ value, onChange, label, disabled = false, size = 'xs', working = true }: LengthInputProps) {
  const { t } = useTranslation('fields');
  const [chosen, setChosen] = useState<LengthUnit | null>(null);
  const fits = chosen && chosen.working === value?.working && (value === null || value.ms % (chosen.ms / 100) === 0);
  const unit = fits ? chosen : unitOf(value?.ms ?? 0, value?.working);
  const amount = value === null ? '' : value.ms / unit.ms;
  const name = label ?? t('unit');
  const lengthOf = (count: number, { ms, working: counted }: LengthUnit): Length => {
    const length = Math.round(count * ms);
    return counted ? { ms: length, working: counted } : { ms: length };
  };
  return (
    <Group gap={6} wrap="nowrap">
      <NumberInput
        size={size}
        flex={1}
        miw={56}
        min={0}
        allowDecimal={unit.working !== 'days'}
        hideControls
        aria-label={name}
        disabled={disabled}
        value={amount}
        onChange={(next) => {
          setChosen(unit);
          onChange(typeof next === 'number' ? lengthOf(next, unit) : null);
        }}
      />
      <Select
        size={size}
        w={working ? 108 : 92}
        aria-label={`${name}: ${t('unit')}`}
        disabled={disabled}
        allowDeselect={false}
        value={unit.id}
        data={(working ? lengthUnits : clockUnits).map((option) => ({ value: option.id, label: t(option.text) }))}
        onChange={(next) => {
          const picked = lengthUnits.find((option) => option.id === next);
          if (!picked) return;
          setChosen(picked);
          if (typeof amount === 'number') onChange(lengthOf(picked.working === 'days' ? Math.ceil(amount) : amount, picked));
        }}
      />
    </Group>
  );
}
