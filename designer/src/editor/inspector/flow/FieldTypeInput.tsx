import { ActionIcon, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import type { FieldType, ScalarType } from '@orderloom/shared/document';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LabelInput } from '../parts/index.ts';

const scalars = ['text', 'integer', 'decimal', 'money', 'boolean', 'instant', 'duration', 'enum', 'json'] as const;

export interface FieldTypeInputProps {
  readonly value: FieldType;
  readonly onChange: (type: FieldType) => void;
  readonly disabled: boolean;
}

/** The type of a field; for a list also of what, for a choice also its options. */
export function FieldTypeInput({ value, onChange, disabled }: FieldTypeInputProps) {
  const { t } = useTranslation('inspector');
  return (
    <Stack gap={6}>
      <TypeSelect
        label={t('typeLabel')}
        types={[...scalars, 'list']}
        value={value.type}
        disabled={disabled}
        onChange={(type) => onChange(type === 'list' ? { type: 'list', of: { type: 'text' } } : scalarOf(type))}
      />
      {value.type === 'list' ? (
        <>
          <TypeSelect
            label={t('listOf')}
            prefix={t('listOf')}
            types={scalars}
            value={value.of.type}
            disabled={disabled}
            onChange={(type) => onChange({ type: 'list', of: scalarOf(type) })}
          />
          {value.of.type === 'enum' ? (
            <Options
              value={value.of.options}
              disabled={disabled}
              onChange={(options) => onChange({ type: 'list', of: { type: 'enum', options } })}
            />
          ) : null}
        </>
      ) : null}
      {value.type === 'enum' ? (
        <Options value={value.options} disabled={disabled} onChange={(options) => onChange({ type: 'enum', options })} />
      ) : null}
    </Stack>
  );
}

interface TypeSelectProps {
  readonly label: string;
  readonly prefix?: string;
  readonly types: readonly string[];
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (type: string) => void;
}

function TypeSelect({ label, prefix, types, value, disabled, onChange }: TypeSelectProps) {
  const { t } = useTranslation('inspector');
  return (
    <Select
      aria-label={label}
      allowDeselect={false}
      disabled={disabled}
      value={value}
      data={types.map((type) => ({ value: type, label: `${prefix ? `${prefix} ` : ''}${t(`type.${type}`)}` }))}
      onChange={(next) => {
        if (next && next !== value) onChange(next);
      }}
    />
  );
}

function scalarOf(name: string): ScalarType {
  const type = scalars.find((candidate) => candidate === name) ?? 'text';
  return type === 'enum' ? { type, options: [] } : { type };
}

type EnumOptions = Extract<ScalarType, { type: 'enum' }>['options'];

interface OptionsProps {
  readonly value: EnumOptions;
  readonly onChange: (options: EnumOptions) => void;
  readonly disabled: boolean;
}

/** The options of a choice: what is stored, and what people read. */
function Options({ value, onChange, disabled }: OptionsProps) {
  const { t } = useTranslation('inspector');
  const replace = (index: number, next: EnumOptions[number]) => onChange(value.map((old, at) => (at === index ? next : old)));
  return (
    <Stack gap={4}>
      {value.map((option, index) => (
        <Group key={index} gap={4} wrap="nowrap" align="flex-start">
          <TextInput
            w="38%"
            ff="monospace"
            aria-label={t('optionValue', { n: index + 1 })}
            placeholder={t('optionValueHint')}
            disabled={disabled}
            value={option.value}
            onChange={(changed) => replace(index, { ...option, value: changed.currentTarget.value })}
          />
          <div style={{ flex: 1 }}>
            <LabelInput
              label={t('optionLabel', { n: index + 1 })}
              placeholder={t('name')}
              value={option.label}
              disabled={disabled}
              onChange={(label) => replace(index, { ...option, label })}
            />
          </div>
          <ActionIcon
            size={22}
            mt={4}
            variant="subtle"
            color="gray"
            disabled={disabled}
            aria-label={t('removeOption', { n: index + 1 })}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <IconX size={13} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={12} />}
        disabled={disabled}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => onChange([...value, { value: freeOption(value), label: {} }])}
      >
        {t('addOption')}
      </Button>
    </Stack>
  );
}

function freeOption(options: EnumOptions): string {
  let number = options.length + 1;
  while (options.some((option) => option.value === `option${number}`)) number += 1;
  return `option${number}`;
}
