import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page.tsx';

export function OrdersPage() {
  const { t } = useTranslation('app');
  return <Page title={t('orders')}>{null}</Page>;
}
