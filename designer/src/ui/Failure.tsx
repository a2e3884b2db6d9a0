import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Blank } from './Blank.tsx';
import { useErrorText } from './error-text.ts';

/** A read that failed, in words, with another try. */
export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('ui');
  const errorText = useErrorText();
  return (
    <Blank
      role="alert"
      title={t('failed')}
      text={errorText(error)}
      icon={<IconAlertTriangle size={28} color="var(--ol-error)" aria-hidden="true" />}
    >
      <Button variant="default" onClick={onRetry}>
        {t('retry')}
      </Button>
    </Blank>
  );
}
