import { Modal, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFlow } from '../../api/queries.ts';
import { useSession } from '../session/index.ts';
import { Difference } from './Difference.tsx';
import styles from './Publish.module.css';

export interface CompareDialogProps {
  readonly flowId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The draft beside the published version. */
export function CompareDialog({ flowId, opened, onClose }: CompareDialogProps) {
  const { t } = useTranslation('publish');
  const flow = useFlow(flowId);
  const document = useSession((session) => session.document);
  return (
    <Modal opened={opened} onClose={onClose} size={1080} title={t('compareTitle', { version: flow.data?.version ?? '' })}>
      {flow.data === undefined ? <Skeleton height={380} /> : null}
      {flow.data?.published ? <Difference flowId={flowId} before={flow.data.published} after={document} /> : null}
      {flow.data && !flow.data.published ? <p className={styles.muted}>{t('first')}</p> : null}
    </Modal>
  );
}
