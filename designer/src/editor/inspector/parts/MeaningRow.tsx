import { Select } from '@mantine/core';
import type { MeaningChoice } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { Row } from './Row.tsx';

export interface MeaningRowProps<T extends MeaningChoice> {
  readonly value: T | undefined;
  readonly choices: readonly T[];
  /** What holds while nothing is chosen. */
  readonly placeholder: string;
  readonly disabled: boolean;
  readonly onChange: (meaning: T | undefined) => void;
}

/** What something means to the money and the goods of an order; proofs go by it. */
export function MeaningRow<T extends MeaningChoice>({ value, choices, placeholder, disabled, onChange }: MeaningRowProps<T>) {
  const { t } = useTranslation('inspector');
  return (
    <Row label={t('meaning')} hint={t('meaningHint')}>
      <Select
        clearable
        aria-label={t('meaning')}
        placeholder={placeholder}
        disabled={disabled}
        value={value ?? null}
        data={choices.map((choice) => ({ value: choice, label: t(`meanings.${choice}`) }))}
        onChange={(picked) => onChange(choices.find((choice) => choice === picked))}
      />
    </Row>
  );
}
