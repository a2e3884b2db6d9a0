import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

interface FindBoxProps {
  readonly label: string;
  readonly text: string | undefined;
  readonly onChange: (text: string | undefined) => void;
}

/** Narrows a list a moment after the typing stops. */
export function FindBox({ label, text, onChange }: FindBoxProps) {
  const [typed, setTyped] = useState(text ?? '');
  const apply = useDebouncedCallback((next: string) => onChange(next.trim() === '' ? undefined : next.trim()), 300);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        apply(event.currentTarget.value);
      }}
    />
  );
}
