import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page.tsx';

export function ChannelsPage() {
  const { t } = useTranslation('app');
  return <Page title={t('channels')}>{null}</Page>;
}
