import { Autocomplete, Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface AddByNameProps {
  readonly label: string;
  readonly disabled: boolean;
  /** Known things that can be taken as they are. */
  readonly standard: readonly { readonly value: string; readonly label: string }[];
  /** The key of a standard thing, or the name typed. */
  readonly onAdd: (text: string) => void;
}

/** Adds something under a name: typed freely, or picked from the standard ones. */
export function AddByName({ label, disabled, standard, onAdd }: AddByNameProps) {
  const { t } = useTranslation('inspector');
  const [text, setText] = useState('');
  const add = (typed: string) => {
    const name = typed.trim();
    if (name === '') return;
    onAdd(standard.find((option) => option.label === name)?.value ?? name);
    setText('');
  };
  return (
    <Group gap={6} wrap="nowrap">
      <Autocomplete
        size="xs"
        flex={1}
        aria-label={label}
        placeholder={label}
        disabled={disabled}
        value={text}
        data={[...new Set(standard.map((option) => option.label))]}
        onChange={setText}
        onOptionSubmit={(picked) => {
          add(picked);
          setTimeout(() => setText(''));
        }}
        onKeyDown={(pressed) => {
          if (pressed.key !== 'Enter' || pressed.nativeEvent.isComposing || pressed.defaultPrevented) return;
          pressed.preventDefault();
          add(text);
        }}
      />
      <Button variant="default" leftSection={<IconPlus size={12} />} disabled={disabled || text.trim() === ''} onClick={() => add(text)}>
        {t('add')}
      </Button>
    </Group>
  );
}
