import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page.tsx';
import { Bundles } from './Bundles.tsx';
import { type GoodsSearch, goodsTabs } from './goods-search.ts';
import { LegRulesPanel } from './LegRulesForm.tsx';
import { Merges } from './Merges.tsx';
import { Stock } from './Stock.tsx';

/** What is sold as one and taken apart, and how much there is of it. */
export function GoodsPage() {
  const { t } = useTranslation('goods');
  const search = useSearch({ from: '/goods' });
  const navigate = useNavigate({ from: '/goods' });
  const open = (next: string | null) => {
    const tab = goodsTabs.find((candidate) => candidate === next);
    if (tab) void navigate({ search: { tab }, replace: true });
  };
  const narrow = (part: Partial<GoodsSearch>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <Page title={t('title')}>
      <Tabs value={search.tab ?? 'bundles'} onChange={open} keepMounted={false} bg="var(--ol-panel)">
        <Tabs.List px={8}>
          {goodsTabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab-${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="bundles">
          <Bundles text={search.text} onNarrow={narrow} />
        </Tabs.Panel>
        <Tabs.Panel value="stock">
          <Stock search={search} onNarrow={narrow} />
        </Tabs.Panel>
        <Tabs.Panel value="legs">
          <LegRulesPanel />
        </Tabs.Panel>
        <Tabs.Panel value="merges">
          <Merges />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
