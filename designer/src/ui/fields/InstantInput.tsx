import { DateTimePicker } from '@mantine/dates';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

export interface InstantInputProps {
  /** ISO 8601 in UTC. */
  readonly value: string | null;
  readonly onChange: (iso: string | null) => void;
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly size?: 'xs' | 'sm' | undefined;
}

/** A point in time, picked in the reader's time zone and kept in UTC. */
export function InstantInput({ value, onChange, label, disabled, size = 'xs' }: InstantInputProps) {
  const { t } = useTranslation('fields');
  const known = value !== null && dayjs(value).isValid();
  return (
    <DateTimePicker
      size={size}
      clearable
      withSeconds
      valueFormat="YYYY-MM-DD HH:mm:ss"
      placeholder={t('pickTime')}
      aria-label={label ?? t('pickTime')}
      disabled={disabled ?? false}
      value={known ? dayjs(value).format('YYYY-MM-DD HH:mm:ss') : null}
      onChange={(next) => onChange(next ? dayjs(next).toISOString() : null)}
    />
  );
}
