import { Button, Skeleton } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import { IconArrowsExchange, IconPencil, IconVersions } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlow, useMay, useRelease } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Blank } from '../ui/Blank.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { NewOrders } from './NewOrders.tsx';
import { Pins } from './Pins.tsx';
import { type ReleaseAsk, ReleaseDialog } from './ReleaseDialog.tsx';
import { ReleaseHistory } from './ReleaseHistory.tsx';
import styles from './Releases.module.css';
import { RunList } from './RunList.tsx';
import { VersionTable } from './VersionTable.tsx';

/** The versions of a flow: which one new orders get, how a trial does, and the way back. */
export function VersionsPage() {
  const { flowId } = useParams({ from: '/flows/$flowId/versions' });
  const { t } = useTranslation('releases');
  const locale = useLocale();
  const flow = useFlow(flowId);
  const release = useRelease(flowId);
  const mayPublish = useMay('flows:publish');
  const [ask, setAsk] = useState<ReleaseAsk | null>(null);
  const name = textOf(flow.data?.name ?? {}, locale) || flowId;
  return (
    <Page
      title={t('title', { name })}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPencil size={15} />}
            renderRoot={(props) => <Link to="/flows/$flowId" params={{ flowId }} {...props} />}
          >
            {t('editor')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={15} />}
            renderRoot={(props) => <Link to="/flows/$flowId/move" params={{ flowId }} search={{}} {...props} />}
          >
            {t('moveOrders')}
          </Button>
        </>
      }
    >
      {release.isError ? <Failure error={release.error} onRetry={() => void release.refetch()} /> : null}
      {release.isPending ? <Skeleton height={240} m={16} /> : null}
      {release.data && release.data.active === null ? (
        <Blank
          title={t('neverPublished')}
          text={t('neverPublishedText')}
          icon={<IconVersions size={36} stroke={1.4} color="var(--ol-accent)" aria-hidden="true" />}
        />
      ) : null}
      {release.data && release.data.active !== null ? (
        <div className={styles.column}>
          <NewOrders release={release.data} mayPublish={mayPublish} onAsk={setAsk} />
          <VersionTable flowId={flowId} release={release.data} mayPublish={mayPublish} onAsk={setAsk} />
          <div className={styles.two}>
            <Pins flowId={flowId} release={release.data} mayPublish={mayPublish} />
            <RunList flowId={flowId} />
          </div>
          <ReleaseHistory flowId={flowId} />
        </div>
      ) : null}
      {ask && release.data ? <ReleaseDialog flowId={flowId} ask={ask} release={release.data} onClose={() => setAsk(null)} /> : null}
    </Page>
  );
}
