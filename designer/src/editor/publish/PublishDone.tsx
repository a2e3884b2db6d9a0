import { Button } from '@mantine/core';
import type { FlowVersion } from '@orderloom/shared/api';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFlowVersions, useRelease } from '../../api/queries.ts';
import styles from './Publish.module.css';

export interface PublishDoneProps {
  readonly flowId: string;
  readonly published: FlowVersion;
  readonly onClose: () => void;
}

/** The version it became, and who stays on the older ones. */
export function PublishDone({ flowId, published, onClose }: PublishDoneProps) {
  const { t } = useTranslation('publish');
  const versions = useFlowVersions(flowId);
  const { canary = null, active = null } = useRelease(flowId).data ?? {};
  const trial = canary?.version === published.version ? canary : null;
  const inUse = trial ? t('doneTrial', { share: trial.share }) : t(active === published.version ? 'doneHint' : 'doneHold');
  const older = (versions.data ?? [])
    .filter((version) => version.version < published.version)
    .reduce((sum, version) => sum + version.activeOrders, 0);
  return (
    <div className={styles.done} role="status">
      <IconCircleCheckFilled size={36} color="var(--ol-done)" aria-hidden="true" />
      <h3 className={styles.doneTitle}>{t('done', { version: published.version })}</h3>
      <p className={styles.muted}>{inUse}</p>
      {versions.isSuccess ? <p className={styles.muted}>{older > 0 ? t('older', { n: older }) : t('olderNone')}</p> : null}
      <Link to="/flows/$flowId/versions" params={{ flowId }} className={styles.link ?? ''}>
        {t('toVersions')}
      </Link>
      <Button size="sm" data-autofocus onClick={onClose}>
        {t('close')}
      </Button>
    </div>
  );
}
