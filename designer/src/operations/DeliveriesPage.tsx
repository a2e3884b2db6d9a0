import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page.tsx';

export function DeliveriesPage() {
  const { t } = useTranslation('app');
  return <Page title={t('deliveries')}>{null}</Page>;
}
