import { TextInput } from '@mantine/core';
import { FieldKey, type FlowDocument } from '@orderloom/shared/document';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/index.ts';

export interface KeyInputProps {
  readonly kind: 'field' | 'event' | 'payload';
  readonly value: string;
  readonly onRename: (to: string) => void;
  readonly disabled: boolean;
}

/** A key is renamed when the typing is done, since half a key is a wrong one. */
export function KeyInput({ kind, value, onRename, disabled }: KeyInputProps) {
  const { t } = useTranslation('inspector');
  const document = useSession((session) => session.document);
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? value;
  const fault = typed === value ? undefined : faultOf(kind, typed, document);
  const error = fault && t(fault);
  const done = () => {
    if (fault === undefined && typed !== value) onRename(typed);
    setDraft(null);
  };
  return (
    <TextInput
      ff="monospace"
      spellCheck={false}
      aria-label={t(kind === 'event' ? 'eventName' : 'key')}
      disabled={disabled}
      value={typed}
      error={error}
      onChange={(changed) => setDraft(changed.currentTarget.value)}
      onBlur={done}
      onKeyDown={(pressed) => {
        if (pressed.key === 'Enter') done();
        if (pressed.key === 'Escape') setDraft(null);
      }}
    />
  );
}

function faultOf(kind: KeyInputProps['kind'], typed: string, document: FlowDocument): string | undefined {
  if (kind === 'event') {
    if (!/^\S+$/.test(typed) || typed === '*') return 'eventNameWrong';
    return document.events[typed] ? 'keyTaken' : undefined;
  }
  if (!FieldKey.safeParse(typed).success) return 'keyWrong';
  return kind === 'field' && document.context[typed] ? 'keyTaken' : undefined;
}
