import { textOf } from '@orderloom/shared/base';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFlows } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Page } from '../ui/Page.tsx';

/** Every flow of the company. */
export function FlowsPage() {
  const { t } = useTranslation('app');
  const locale = useLocale();
  const flows = useFlows();
  return (
    <Page title={t('flows')}>
      {flows.data?.map((flow) => (
        <Link key={flow.id} to="/flows/$flowId" params={{ flowId: flow.id }}>
          {textOf(flow.name, locale)}
        </Link>
      ))}
    </Page>
  );
}
