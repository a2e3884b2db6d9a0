import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePauseDestination } from '../api/queries.ts';
import { useTell } from '../ui/tell.ts';

interface PauseDialogProps {
  readonly id: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks why before nothing more is sent to a receiver. */
export function PauseDialog({ id, opened, onClose }: PauseDialogProps) {
  const { t } = useTranslation(['destinations', 'ui']);
  const tell = useTell();
  const pause = usePauseDestination(id);
  const [reason, setReason] = useState('');
  const done = () => {
    setReason('');
    onClose();
    tell.done(t('pausedDone'));
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('pauseTitle', { id })} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          pause.mutate(reason, { onSuccess: done, onError: tell.failed });
        }}
      >
        <Stack gap={12}>
          <Text size="sm">{t('pauseText')}</Text>
          <TextInput
            label={t('reason')}
            placeholder={t('reasonHint')}
            value={reason}
            maxLength={500}
            data-autofocus
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={pause.isPending}>
              {t('pause')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
