import { Button, Tabs } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page.tsx';
import { deliveryTabs } from './deliveries-search.ts';
import { Inbox } from './Inbox.tsx';
import { Outbox } from './Outbox.tsx';
import { Timers } from './Timers.tsx';

/** What came in, what goes out, and what waits for its time. */
export function DeliveriesPage() {
  const { t } = useTranslation(['operations', 'app']);
  const { tab = 'inbox' } = useSearch({ from: '/deliveries' });
  const navigate = useNavigate({ from: '/deliveries' });
  const open = (next: string | null) => {
    const wanted = deliveryTabs.find((candidate) => candidate === next);
    if (wanted) void navigate({ search: (before) => ({ ...before, tab: wanted }), replace: true });
  };
  return (
    <Page
      title={t('deliveries')}
      actions={
        <Button variant="default" component={Link} to="/destinations" leftSection={<IconMapPin size={15} />}>
          {t('app:destinations')}
        </Button>
      }
    >
      <Tabs value={tab} onChange={open} keepMounted={false} bg="var(--ol-panel)">
        <Tabs.List px={8}>
          {deliveryTabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(name)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="inbox">
          <Inbox />
        </Tabs.Panel>
        <Tabs.Panel value="outbox">
          <Outbox />
        </Tabs.Panel>
        <Tabs.Panel value="timers">
          <Timers />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
