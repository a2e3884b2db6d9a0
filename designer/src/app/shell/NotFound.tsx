import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Blank } from '../../ui/Blank.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <Blank title={t('notFound')} text={t('notFoundHint')}>
      <Button component={Link} to="/flows">
        {t('toFlows')}
      </Button>
    </Blank>
  );
}
