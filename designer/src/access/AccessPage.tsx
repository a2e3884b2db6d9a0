import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/queries.ts';
import { Page } from '../ui/Page.tsx';
import { accessTabs } from './access-search.ts';
import { AuditList } from './audit/AuditList.tsx';
import { People } from './People.tsx';
import { Tokens } from './Tokens.tsx';

/** Who may sign in, which systems may call, and what was done. */
export function AccessPage() {
  const { t } = useTranslation('access');
  const search = useSearch({ from: '/access' });
  const navigate = useNavigate({ from: '/access' });
  const mayManage = useMay('access:write');
  const tab = search.tab ?? (mayManage ? 'people' : 'audit');
  const shown = accessTabs.filter((name) => mayManage || name === 'audit');
  const open = (next: string | null) => {
    const wanted = accessTabs.find((candidate) => candidate === next);
    if (wanted) void navigate({ search: { tab: wanted }, replace: true });
  };
  return (
    <Page title={t('title')}>
      <Tabs value={tab} onChange={open} keepMounted={false} bg="var(--ol-panel)">
        <Tabs.List px={8}>
          {shown.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(name)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="people">
          <People />
        </Tabs.Panel>
        <Tabs.Panel value="tokens">
          <Tokens />
        </Tabs.Panel>
        <Tabs.Panel value="audit">
          <AuditList />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
