import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { textOf } from '@orderloom/shared/base';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newestOrders, useFlows } from '../../api/queries.ts';
import { useLocale } from '../locale.ts';

const shownOrders = 8;

/** Ctrl/Cmd+K: jump to a flow, an order or a page by typing part of its name. */
export function Jump() {
  const { t } = useTranslation('app');
  const [text, setText] = useState('');
  const groups = useJumpTargets(text.trim());
  return (
    <Spotlight
      actions={groups}
      query={text}
      onQueryChange={setText}
      shortcut={['mod + K']}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound={t('searchEmpty')}
      searchProps={{ leftSection: <IconSearch size={16} aria-hidden="true" />, placeholder: t('search'), 'aria-label': t('search') }}
      filter={(_text, actions) => actions}
    />
  );
}

function useJumpTargets(text: string): SpotlightActionGroupData[] {
  const { t } = useTranslation('app');
  const locale = useLocale();
  const navigate = useNavigate();
  const flows = useFlows().data ?? [];
  const orders = useQuery({
    queryKey: ['orders', 'jump', text],
    queryFn: ({ signal }) => newestOrders({ text }, shownOrders, signal),
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
  });
  const wanted = text.toLowerCase();
  const matches = (...names: readonly (string | undefined)[]) => names.some((name) => name?.toLowerCase().includes(wanted));
  const pages = [
    { to: '/flows', label: t('flows') },
    { to: '/orders', label: t('orders') },
    { to: '/routing', label: t('routing') },
    { to: '/goods', label: t('goods') },
    { to: '/import', label: t('imports') },
    { to: '/channels', label: t('channels') },
    { to: '/deliveries', label: t('deliveries') },
    { to: '/destinations', label: t('destinations') },
    { to: '/secrets', label: t('secrets') },
    { to: '/settings', label: t('settings') },
  ] as const;
  return [
    {
      group: t('searchFlows'),
      actions: flows
        .filter((flow) => matches(flow.name.zh, flow.name.en, flow.id))
        .map((flow) => ({
          id: `flow:${flow.id}`,
          label: textOf(flow.name, locale) || flow.id,
          onClick: () => void navigate({ to: '/flows/$flowId', params: { flowId: flow.id } }),
        })),
    },
    {
      group: t('searchOrders'),
      actions: (text.length >= 2 ? (orders.data ?? []) : []).map((order) => ({
        id: `order:${order.id}`,
        label: order.externalId,
        description: `${textOf(order.flowName, locale)} · ${order.stateLabels.map((label) => textOf(label, locale)).join(' · ')}`,
        onClick: () => void navigate({ to: '/orders/$orderId', params: { orderId: order.id } }),
      })),
    },
    {
      group: t('searchPages'),
      actions: pages
        .filter((page) => matches(page.label, page.to))
        .map((page) => ({ id: page.to, label: page.label, onClick: () => void navigate({ to: page.to }) })),
    },
  ];
}
