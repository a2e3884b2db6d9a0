import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface MoneyInputProps {
  /** Fen. */
  readonly value: number | null;
  readonly onChange: (fen: number | null) => void;
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly size?: 'xs' | 'sm' | undefined;
}

/** Money is typed in yuan and kept in fen. */
export function MoneyInput({ value, onChange, label, disabled, size = 'xs' }: MoneyInputProps) {
  const { t } = useTranslation('fields');
  return (
    <NumberInput
      size={size}
      hideControls
      decimalScale={2}
      thousandSeparator=","
      leftSection="¥"
      leftSectionWidth={22}
      aria-label={label ?? t('yuan')}
      disabled={disabled ?? false}
      value={value === null ? '' : value / 100}
      onChange={(next) => onChange(typeof next === 'number' ? Math.round(next * 100) : null)}
    />
  );
}
