import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePublishMapping } from '../api/queries.ts';
import { useTell } from '../ui/tell.ts';
import type { MappingDraft } from './use-mapping-draft.ts';

export interface PublishDialogProps {
  readonly channelId: string;
  readonly draft: MappingDraft;
  readonly onClose: () => void;
}

/** Asks for a word on what changed, and makes the draft the next version. */
export function PublishDialog({ channelId, draft, onClose }: PublishDialogProps) {
  const { t } = useTranslation(['mapping', 'ui']);
  const tell = useTell();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const publish = usePublishMapping(channelId);
  const run = async () => {
    setBusy(true);
    try {
      const { version } = await publish.mutateAsync({ revision: await draft.settle(), note: note.trim() });
      tell.done(t('publishDone', { version }));
      onClose();
    } catch (error) {
      tell.failed(error);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('publishTitle')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <Stack gap={12}>
        <Text size="sm">{t('publishText')}</Text>
        <Textarea
          autosize
          minRows={2}
          data-autofocus
          label={t('note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button loading={busy} onClick={() => void run()}>
            {t('publish')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
