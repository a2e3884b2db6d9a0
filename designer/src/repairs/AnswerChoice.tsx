import { JsonInput, Radio, Stack } from '@mantine/core';
import type { SkipAnswer } from '@orderloom/shared/api';
import type { Json } from '@orderloom/shared/base';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Kind = 'ok' | 'failed' | 'hang-up';

/** What the call that waits gets instead of the real reply. */
export function AnswerChoice({ label, onChange }: { readonly label: string; readonly onChange: (answer: SkipAnswer) => void }) {
  const { t } = useTranslation('repairs');
  const [kind, setKind] = useState<Kind | null>(null);
  const [text, setText] = useState('');

  function change(next: Kind | null, given: string) {
    setKind(next);
    setText(given);
    const data = jsonOf(given);
    if (next === null || data === undefined) return;
    onChange(next === 'hang-up' ? { type: 'hang-up' } : { type: 'reply', ok: next === 'ok', data });
  }

  return (
    <Stack gap={8}>
      <Radio.Group label={label} value={kind} onChange={(next) => change(next as Kind, text)}>
        <Stack gap={6} mt={6}>
          <Radio value="ok" label={t('answerOk')} />
          <Radio value="failed" label={t('answerFailed')} />
          <Radio value="hang-up" label={t('answerHangUp')} description={t('answerHangUpHint')} />
        </Stack>
      </Radio.Group>
      {kind === 'ok' || kind === 'failed' ? (
        <JsonInput
          label={t('answerData')}
          value={text}
          onChange={(given) => change(kind, given)}
          validationError={t('badJson')}
          placeholder="{}"
          autosize
          minRows={2}
        />
      ) : null}
    </Stack>
  );
}

/** Undefined: not JSON. */
function jsonOf(text: string): Json | undefined {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
