import { Skeleton, Tabs } from '@mantine/core';
import type { RoutingState } from '@orderloom/shared/api';
import { compileTable, findGaps } from '@orderloom/shared/routing';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouting } from '../api/routing.ts';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { Cover } from './Cover.tsx';
import { Exceptions } from './Exceptions.tsx';
import { Facts } from './Facts.tsx';
import { LiveNumbers } from './LiveNumbers.tsx';
import { OfferResults } from './OfferResults.tsx';
import styles from './Routing.module.css';
import { RuleList } from './RuleList.tsx';
import { routingTabs } from './routing-search.ts';
import { TablePolicy } from './TablePolicy.tsx';
import { TryOut } from './TryOut.tsx';
import { useDraft } from './use-draft.ts';
import { VersionBar } from './VersionBar.tsx';

/** Where orders go: what happens now, the rules, and what they would do with the last orders. */
export function RoutingPage() {
  const { t } = useTranslation('routing');
  const state = useRouting();
  if (state.isPending) {
    return (
      <Page title={t('title')}>
        <Skeleton height={220} m={16} radius="lg" />
      </Page>
    );
  }
  if (state.isError) {
    return (
      <Page title={t('title')}>
        <Failure error={state.error} onRetry={() => void state.refetch()} />
      </Page>
    );
  }
  return <Canvas state={state.data} />;
}

function Canvas({ state }: { readonly state: RoutingState }) {
  const { t } = useTranslation('routing');
  const search = useSearch({ from: '/routing' });
  const navigate = useNavigate({ from: '/routing' });
  const draft = useDraft(state);
  const { facts } = state;
  const lately = useDeferredValue(draft.table);
  const compiled = useMemo(() => {
    const known = {
      warehouses: facts.filter(({ kind }) => kind === 'warehouse'),
      carriers: facts.filter(({ kind }) => kind === 'carrier'),
    };
    return compileTable(lately, known);
  }, [lately, facts]);
  const cover = useMemo(() => findGaps(compiled), [compiled]);
  const open = (next: string | null) => {
    const tab = routingTabs.find((candidate) => candidate === next);
    if (tab) void navigate({ search: { tab }, replace: true });
  };
  return (
    <Page title={t('title')} actions={<VersionBar state={state} draft={draft} problems={compiled.problems} />}>
      <LiveNumbers facts={facts} compiled={compiled} />
      <Tabs value={search.tab ?? 'rules'} onChange={open} keepMounted={false}>
        <Tabs.List px={8} bg="var(--ol-panel)">
          {routingTabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab-${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="rules">
          <div className={styles.columns}>
            <div className={styles.main}>
              <TablePolicy draft={draft} />
              <RuleList draft={draft} compiled={compiled} facts={facts} />
              <Cover cover={cover} compiled={compiled} />
              <OfferResults draft={draft} />
            </div>
            <TryOut table={draft.table} facts={facts} />
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="exceptions">
          <Exceptions draft={draft} facts={facts} />
        </Tabs.Panel>
        <Tabs.Panel value="facts">
          <Facts />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
