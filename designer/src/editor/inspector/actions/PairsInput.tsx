import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface PairsInputProps {
  readonly label: string;
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (value: Record<string, string>) => void;
  /** `<option>`s for the names. */
  readonly keys?: ReactNode;
  readonly disabled: boolean;
}

type Pair = readonly [key: string, text: string];

/** Names and their texts, one pair a row. A row without a name stays here until it has one. */
export function PairsInput({ label, value, onChange, keys, disabled }: PairsInputProps) {
  const { t } = useTranslation('inspector');
  const list = useId();
  const [rows, setRows] = useState<readonly Pair[]>(() => Object.entries(value));
  const named = rows.filter(([key]) => key !== '');
  const shown = sameRecord(Object.fromEntries(named), value) ? rows : Object.entries(value);
  const take = (next: readonly Pair[]) => {
    setRows(next);
    onChange(Object.fromEntries(next.filter(([key]) => key !== '')));
  };
  const replace = (index: number, pair: Pair) => take(shown.map((old, at) => (at === index ? pair : old)));
  return (
    <Stack gap={4}>
      <datalist id={list}>{keys}</datalist>
      {shown.map(([key, text], index) => (
        <Group key={index} gap={4} wrap="nowrap">
          <TextInput
            w="40%"
            list={list}
            aria-label={`${label} ${index + 1}: ${t('pairName')}`}
            placeholder={t('pairName')}
            disabled={disabled}
            value={key}
            onChange={(changed) => replace(index, [changed.currentTarget.value, text])}
          />
          <TextInput
            flex={1}
            aria-label={`${label} ${index + 1}: ${t('pairValue')}`}
            placeholder={t('pairValue')}
            disabled={disabled}
            value={text}
            onChange={(changed) => replace(index, [key, changed.currentTarget.value])}
          />
          <ActionIcon
            size={22}
            variant="subtle"
            color="gray"
            disabled={disabled}
            aria-label={t('removePair', { n: index + 1 })}
            onClick={() => take(shown.filter((_, at) => at !== index))}
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
        onClick={() => setRows([...shown, ['', '']])}
      >
        {t('addPair')}
      </Button>
    </Stack>
  );
}

function sameRecord(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
