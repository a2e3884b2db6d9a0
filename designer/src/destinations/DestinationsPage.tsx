import { Button, Group, Skeleton } from '@mantine/core';
import type { DestinationSummary } from '@orderloom/shared/api';
import { IconMapPin, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDestinations, useMay } from '../api/queries.ts';
import { Blank } from '../ui/Blank.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { Allowed } from './Allowed.tsx';
import { DestinationCard } from './DestinationCard.tsx';
import styles from './Destinations.module.css';
import { RedriveDialog } from './RedriveDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';

/** Where effects go: how each receiver stands, and what can be done about it. */
export function DestinationsPage() {
  const { t } = useTranslation('destinations');
  const mayRedrive = useMay('effects:redrive');
  const [redriving, setRedriving] = useState<string | 'all' | null>(null);
  const [edited, setEdited] = useState<DestinationSummary | null>(null);
  return (
    <Page
      title={t('title')}
      actions={
        <Group gap={8} wrap="nowrap">
          <Button variant="default" renderRoot={(root) => <Link to="/deliveries" search={{ tab: 'outbox' }} {...root} />}>
            {t('toDeliveries')}
          </Button>
          {mayRedrive ? (
            <Button leftSection={<IconRefresh size={15} />} onClick={() => setRedriving('all')}>
              {t('redrive')}
            </Button>
          ) : null}
        </Group>
      }
    >
      <List onEdit={setEdited} onRedrive={setRedriving} />
      <Allowed />
      <RedriveDialog chosen={redriving} onClose={() => setRedriving(null)} />
      <SettingsDialog destination={edited} onClose={() => setEdited(null)} />
    </Page>
  );
}

interface ListProps {
  readonly onEdit: (destination: DestinationSummary) => void;
  readonly onRedrive: (id: string) => void;
}

function List({ onEdit, onRedrive }: ListProps) {
  const { t } = useTranslation('destinations');
  const list = useDestinations();
  if (list.isPending) {
    return (
      <div className={styles.cards} aria-busy="true">
        <Skeleton height={190} radius="lg" />
        <Skeleton height={190} radius="lg" />
      </div>
    );
  }
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.length === 0) {
    return (
      <Blank
        title={t('empty')}
        text={t('emptyText')}
        icon={<IconMapPin size={36} stroke={1.4} color="var(--ol-effect)" aria-hidden="true" />}
      />
    );
  }
  return (
    <ul className={styles.cards}>
      {list.data.map((destination) => (
        <DestinationCard
          key={destination.id}
          destination={destination}
          onEdit={() => onEdit(destination)}
          onRedrive={() => onRedrive(destination.id)}
        />
      ))}
    </ul>
  );
}
