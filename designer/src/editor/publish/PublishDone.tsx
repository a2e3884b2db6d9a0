import { Button } from '@mantine/core';
import type { FlowVersion } from '@orderloom/shared/api';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFlowVersions } from '../../api/queries.ts';
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
  const older = (versions.data ?? [])
    .filter((version) => version.version < published.version)
    .reduce((sum, version) => sum + version.activeOrders, 0);
  return (
    <div className={styles.done} role="status">
      <IconCircleCheckFilled size={36} color="var(--ol-done)" aria-hidden="true" />
      <h3 className={styles.doneTitle}>{t('done', { version: published.version })}</h3>
      <p className={styles.muted}>{t('doneHint')}</p>
      {versions.isSuccess ? <p className={styles.muted}>{older > 0 ? t('older', { n: older }) : t('olderNone')}</p> : null}
      <Button size="sm" data-autofocus onClick={onClose}>
        {t('close')}
      </Button>
    </div>
  );
}
