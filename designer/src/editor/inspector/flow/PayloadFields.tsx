import { Stack } from '@mantine/core';
import { type Label, textOf } from '@orderloom/shared/base';
import { type EventDefinition, Field } from '@orderloom/shared/document';
import { eventFields } from '@orderloom/shared/order';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { proposeKey } from '../propose-key.ts';
import { AddByName } from './AddByName.tsx';
import { FieldCard } from './FieldCard.tsx';

type Payload = EventDefinition['payload'];

export interface PayloadFieldsProps {
  readonly value: Payload;
  readonly onChange: (payload: Payload) => void;
  readonly disabled: boolean;
}

/** The typed values that come with an event. */
export function PayloadFields({ value, onChange, disabled }: PayloadFieldsProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const [added, setAdded] = useState<string>();
  const keys = Object.keys(value);

  function add(text: string) {
    const standard = eventFields.find((field) => field.key === text);
    const label: Label = standard?.label ?? { [locale]: text };
    const key = standard?.key ?? proposeKey(label, locale, keys);
    setAdded(key);
    onChange({ ...value, [key]: Field.parse({ label, type: standard?.type ?? { type: 'text' } }) });
  }

  return (
    <Stack gap={6}>
      {keys.map((key, index) => {
        const field = value[key];
        return field ? (
          <FieldCard
            key={`${index}-${keys.length}`}
            name={key}
            field={field}
            open={key === added}
            disabled={disabled}
            onChange={(next) => onChange({ ...value, [key]: next })}
            onRename={(to) => onChange(renamed(value, key, to))}
            onRemove={() => onChange(Object.fromEntries(Object.entries(value).filter(([other]) => other !== key)))}
          />
        ) : null;
      })}
      <AddByName
        label={t('addPayload')}
        disabled={disabled}
        standard={eventFields
          .filter((field) => !value[field.key])
          .map((field) => ({ value: field.key, label: textOf(field.label, locale) }))}
        onAdd={add}
      />
    </Stack>
  );
}

function renamed(payload: Payload, from: string, to: string): Payload {
  if (payload[to]) return payload;
  return Object.fromEntries(Object.entries(payload).map(([key, field]) => [key === from ? to : key, field]));
}
