import { ActionIcon, Button, Group, Stack, TagsInput } from '@mantine/core';
import type { Json } from '@orderloom/shared/base';
import type { ScalarType } from '@orderloom/shared/document';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ScalarInput } from './ScalarInput.tsx';

export interface ListInputProps {
  readonly of: ScalarType;
  readonly value: readonly Json[];
  readonly onChange: (value: readonly Json[]) => void;
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly size?: 'xs' | 'sm' | undefined;
}

/** A list of values: texts as chips, anything else one input a row. */
export function ListInput({ of, value, onChange, label, disabled, size = 'xs' }: ListInputProps) {
  const { t } = useTranslation('fields');
  if (of.type === 'text') {
    return (
      <TagsInput
        size={size}
        aria-label={label ?? t('addItem')}
        disabled={disabled ?? false}
        value={value.map(String)}
        onChange={onChange}
      />
    );
  }
  return (
    <Stack gap={4}>
      {value.map((item, index) => (
        <Group key={index} gap={4} wrap="nowrap">
          <div style={{ flex: 1 }}>
            <ScalarInput
              type={of}
              value={item}
              label={`${label ?? ''} ${index + 1}`}
              disabled={disabled}
              size={size}
              onChange={(next) => onChange(value.map((old, at) => (at === index ? next : old)))}
            />
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={disabled ?? false}
            aria-label={t('removeItem', { n: index + 1 })}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <IconX size={14} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={12} />}
        disabled={disabled ?? false}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => onChange([...value, null])}
      >
        {t('addItem')}
      </Button>
    </Stack>
  );
}
