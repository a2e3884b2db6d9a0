import { Group, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DurationUnit, durationUnits, msOf, unitOf } from './duration-units.ts';

const unitTexts = { day: 'unitDay', hour: 'unitHour', minute: 'unitMinute', second: 'unitSecond', ms: 'unitMs' } as const;

export interface DurationInputProps {
  readonly value: number | null;
  readonly onChange: (ms: number | null) => void;
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly size?: 'xs' | 'sm' | undefined;
}

/** A length of time in a number and a unit; the unit stays as the person chose it. */
export function DurationInput({ value, onChange, label, disabled, size = 'xs' }: DurationInputProps) {
  const { t } = useTranslation('fields');
  const [chosen, setChosen] = useState<DurationUnit | null>(null);
  const fits = chosen !== null && (value === null || value % (msOf(chosen) / 100) === 0);
  const unit = fits ? chosen : unitOf(value ?? 0);
  const amount = value === null ? '' : value / msOf(unit);
  const name = label ?? t('unit');
  return (
    <Group gap={6} wrap="nowrap">
      <NumberInput
        size={size}
        flex={1}
        miw={56}
        min={0}
        hideControls
        aria-label={name}
        disabled={disabled ?? false}
        value={amount}
        onChange={(next) => {
          setChosen(unit);
          onChange(typeof next === 'number' ? Math.round(next * msOf(unit)) : null);
        }}
      />
      <Select
        size={size}
        w={92}
        aria-label={`${name}: ${t('unit')}`}
        disabled={disabled ?? false}
        allowDeselect={false}
        value={unit}
        data={durationUnits.map((option) => ({ value: option.id, label: t(unitTexts[option.id]) }))}
        onChange={(next) => {
          const picked = durationUnits.find((option) => option.id === next);
          if (!picked) return;
          setChosen(picked.id);
          if (typeof amount === 'number') onChange(Math.round(amount * picked.ms));
        }}
      />
    </Group>
  );
}
