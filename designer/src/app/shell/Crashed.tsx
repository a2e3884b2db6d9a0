import { Button, Code } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Blank } from '../../ui/Blank.tsx';

/** A screen that failed while drawing: says so, and lets the person try again. */
export function Crashed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation(['app', 'ui']);
  return (
    <Blank title={t('crashed')} text={t('crashedHint')} role="alert">
      <Code block maw={560}>
        {error instanceof Error ? error.message : String(error)}
      </Code>
      <Button onClick={reset}>{t('ui:retry')}</Button>
    </Blank>
  );
}
