import { Textarea } from '@mantine/core';
import type { Json } from '@orderloom/shared/base';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface JsonInputProps {
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly size?: 'xs' | 'sm' | undefined;
}

/** Any JSON value as text; what cannot be read yet stays in the box and is not given on. */
export function JsonInput({ value, onChange, label, disabled, size = 'xs' }: JsonInputProps) {
  const { t } = useTranslation('fields');
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? (value === null ? '' : JSON.stringify(value, null, 2));
  const broken = draft !== null && draft.trim() !== '' && readJson(draft) === undefined;
  return (
    <Textarea
      size={size}
      autosize
      minRows={1}
      maxRows={10}
      ff="monospace"
      spellCheck={false}
      aria-label={label ?? 'JSON'}
      disabled={disabled ?? false}
      value={shown}
      error={broken ? t('notJson') : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setDraft(text);
        const read = text.trim() === '' ? null : readJson(text);
        if (read !== undefined) onChange(read);
      }}
      onBlur={() => {
        if (!broken) setDraft(null);
      }}
    />
  );
}

function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
