import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ChannelSummary } from '@orderloom/shared/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChannelTypes } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { ChannelForm } from './ChannelForm.tsx';
import { HookAddress } from './HookAddress.tsx';

interface ChannelDialogProps {
  readonly edited: ChannelSummary | 'new' | null;
  readonly onClose: () => void;
}

/** Creates a channel, and then shows where to push to; or changes one. */
export function ChannelDialog({ edited, onClose }: ChannelDialogProps) {
  const { t } = useTranslation(['operations', 'ui']);
  const title = edited === null || edited === 'new' ? t('newTitle') : t('editTitle', { name: edited.name });
  return (
    <Modal opened={edited !== null} onClose={onClose} size={560} title={title} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      {edited === null ? null : <DialogBody edited={edited} onClose={onClose} />}
    </Modal>
  );
}

function DialogBody({ edited, onClose }: { readonly edited: ChannelSummary | 'new'; readonly onClose: () => void }) {
  const [created, setCreated] = useState<ChannelSummary | null>(null);
  if (created) return <Created channel={created} onClose={onClose} />;
  return edited === 'new' ? (
    <ChannelForm channel={undefined} onClose={onClose} onSaved={setCreated} />
  ) : (
    <ChannelForm channel={edited} onClose={onClose} onSaved={onClose} />
  );
}

function Created({ channel, onClose }: { readonly channel: ChannelSummary; readonly onClose: () => void }) {
  const { t } = useTranslation(['operations', 'ui']);
  const locale = useLocale();
  const type = useChannelTypes().data?.find((candidate) => candidate.id === channel.type);
  return (
    <Stack gap={12}>
      {type === undefined || type.reach.includes('push') ? (
        <>
          <Text size="sm">{t('newDone')}</Text>
          <HookAddress path={channel.hookPath} />
        </>
      ) : null}
      {type ? (
        <div>
          <Text size="xs" fw={600} c="dimmed" mb={4}>
            {t('howToSign')}
          </Text>
          <Text size="sm">{type.hint[locale]}</Text>
        </div>
      ) : null}
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('ui:close')}</Button>
      </Group>
    </Stack>
  );
}
