import { Button, Group, Skeleton } from '@mantine/core';
import type { ChannelSummary } from '@orderloom/shared/api';
import { IconKey, IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { May } from '../api/May.tsx';
import { useChannels } from '../api/queries.ts';
import { Blank } from '../ui/Blank.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { ChannelCard } from './ChannelCard.tsx';
import { ChannelDialog } from './ChannelDialog.tsx';
import styles from './Operations.module.css';

/** Where orders come from. */
export function ChannelsPage() {
  const { t } = useTranslation(['operations', 'app']);
  const [edited, setEdited] = useState<ChannelSummary | 'new' | null>(null);
  return (
    <Page
      title={t('channels')}
      actions={
        <Group gap={8} wrap="nowrap">
          <Button variant="default" component={Link} to="/secrets" leftSection={<IconKey size={15} />}>
            {t('app:secrets')}
          </Button>
          <May permission="channels:write">
            <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
              {t('newChannel')}
            </Button>
          </May>
        </Group>
      }
    >
      <ChannelList onCreate={() => setEdited('new')} onEdit={setEdited} />
      <ChannelDialog edited={edited} onClose={() => setEdited(null)} />
    </Page>
  );
}

interface ChannelListProps {
  readonly onCreate: () => void;
  readonly onEdit: (channel: ChannelSummary) => void;
}

function ChannelList({ onCreate, onEdit }: ChannelListProps) {
  const { t } = useTranslation('operations');
  const channels = useChannels();
  if (channels.isPending) {
    return (
      <div className={styles.cards} aria-busy="true">
        <Skeleton height={150} radius="lg" />
        <Skeleton height={150} radius="lg" />
      </div>
    );
  }
  if (channels.isError) return <Failure error={channels.error} onRetry={() => void channels.refetch()} />;
  if (channels.data.length === 0) {
    return (
      <Blank
        title={t('channelsEmpty')}
        text={t('channelsEmptyText')}
        icon={<IconPlugConnected size={36} stroke={1.4} color="var(--ol-accent)" aria-hidden="true" />}
      >
        <May permission="channels:write">
          <Button onClick={onCreate}>{t('newChannel')}</Button>
        </May>
      </Blank>
    );
  }
  return (
    <ul className={styles.cards}>
      {channels.data.map((channel) => (
        <ChannelCard key={channel.id} channel={channel} onEdit={() => onEdit(channel)} />
      ))}
    </ul>
  );
}
