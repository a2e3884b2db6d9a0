import { Modal } from '@mantine/core';
import type { FlowVersion } from '@orderloom/shared/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PublishDone } from './PublishDone.tsx';
import { PublishForm } from './PublishForm.tsx';

export interface PublishDialogProps {
  readonly flowId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Saves what is unsaved and gives the draft's revision; undefined when it could not be saved. */
  readonly prepare: () => Promise<number | undefined>;
}

/** What is published: its problems, its difference to the published version, a note; then what it became. */
export function PublishDialog({ flowId, opened, onClose, prepare }: PublishDialogProps) {
  const { t } = useTranslation('publish');
  const [published, setPublished] = useState<FlowVersion | null>(null);
  const close = () => {
    setPublished(null);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} size={published ? 'md' : 1080} title={t('title')}>
      {published ? (
        <PublishDone flowId={flowId} published={published} onClose={close} />
      ) : (
        <PublishForm flowId={flowId} prepare={prepare} onPublished={setPublished} onClose={close} />
      )}
    </Modal>
  );
}
