import { Input, SimpleGrid, Text } from '@mantine/core';
import { type Json, textOf } from '@orderloom/shared/base';
import type { Field } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { ValueInput } from './ValueInput.tsx';

export interface PayloadFormProps {
  readonly fields: Readonly<Record<string, Field>>;
  readonly value: Readonly<Record<string, Json>>;
  readonly onChange: (value: Readonly<Record<string, Json>>) => void;
  readonly columns?: number | undefined;
  readonly disabled?: boolean | undefined;
}

/** The form for a set of typed fields: an event's payload, or an order's first data. */
export function PayloadForm({ fields, value, onChange, columns = 1, disabled }: PayloadFormProps) {
  const { t } = useTranslation('fields');
  const locale = useLocale();
  const entries = Object.entries(fields);
  if (entries.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        {t('noFields')}
      </Text>
    );
  }
  return (
    <SimpleGrid cols={columns} spacing="xs" verticalSpacing={8}>
      {entries.map(([key, field]) => {
        const label = textOf(field.label, locale) || key;
        return (
          <Input.Wrapper
            key={key}
            label={label}
            description={textOf(field.note, locale) || undefined}
            labelElement="div"
            styles={{ label: { color: 'var(--ol-ink-2)', fontWeight: 400 } }}
            size="xs"
          >
            <ValueInput
              type={field.type}
              value={value[key] ?? null}
              label={label}
              disabled={disabled}
              onChange={(next) => onChange({ ...value, [key]: next })}
            />
          </Input.Wrapper>
        );
      })}
    </SimpleGrid>
  );
}

/** The values a form starts with: the fields' defaults. */
export function initialValues(fields: Readonly<Record<string, Field>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.default]));
}
