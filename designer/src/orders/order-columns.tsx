import type { OrderSummary } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { IconAlertCircle, IconCheck, IconPlayerPlay } from '@tabler/icons-react';
import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import { useChannels } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Chip } from '../ui/Chip.tsx';
import { formatMoney } from '../ui/fields/index.ts';
import { Time } from '../ui/Time.tsx';
import styles from './Orders.module.css';

export const orderFeatures = tableFeatures({});
const column = createColumnHelper<typeof orderFeatures, OrderSummary>();

/** The columns of the order list; `header` is the key of its text, `id` also names its CSS class. */
export const orderColumns = column.columns([
  column.accessor('externalId', { id: 'number', header: 'number', cell: ({ getValue }) => <b className="tabular">{getValue()}</b> }),
  column.accessor('states', { id: 'states', header: 'states', cell: ({ row }) => <StateChips order={row.original} /> }),
  column.accessor('amount', { id: 'amount', header: 'amount', cell: ({ getValue }) => <Amount fen={getValue()} /> }),
  column.accessor('tags', { id: 'tags', header: 'tags', cell: ({ getValue }) => <Tags tags={getValue()} /> }),
  column.accessor('flow', { id: 'flow', header: 'flow', cell: ({ row }) => <FlowName order={row.original} /> }),
  column.accessor('channel', { id: 'channel', header: 'channel', cell: ({ getValue }) => <ChannelName id={getValue()} /> }),
  column.accessor('updatedAt', { id: 'changed', header: 'changed', cell: ({ getValue }) => <Time iso={getValue()} as="ago" /> }),
  column.accessor('createdAt', { id: 'created', header: 'created', cell: ({ getValue }) => <Time iso={getValue()} /> }),
  column.accessor('status', { id: 'status', header: 'status', cell: ({ getValue }) => <StatusChip status={getValue()} /> }),
]);

/** One chip for each region the order is in. */
export function StateChips({ order }: { readonly order: OrderSummary }) {
  const locale = useLocale();
  const tone = order.status === 'error' ? 'error' : order.status === 'done' ? 'plain' : 'done';
  return (
    <span className={styles.chips}>
      {order.states.map((state, place) => (
        <Chip key={state} tone={tone}>
          {textOf(order.stateLabels[place], locale) || state}
        </Chip>
      ))}
    </span>
  );
}

const statusLook = {
  active: { tone: 'done', text: 'statusActive', Icon: IconPlayerPlay },
  done: { tone: 'plain', text: 'statusDone', Icon: IconCheck },
  error: { tone: 'error', text: 'statusError', Icon: IconAlertCircle },
} as const;

export function StatusChip({ status }: { readonly status: OrderSummary['status'] }) {
  const { t } = useTranslation('orders');
  const { tone, text, Icon } = statusLook[status];
  return (
    <Chip tone={tone} icon={<Icon size={12} aria-hidden="true" />}>
      {t(text)}
    </Chip>
  );
}

function Amount({ fen }: { readonly fen: number | null }) {
  return <span className="tabular">{fen === null ? '—' : `¥${formatMoney(fen)}`}</span>;
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <span className={styles.chips}>
      {tags.map((tag) => (
        <Chip key={tag} tone="time">
          {tag}
        </Chip>
      ))}
    </span>
  );
}

function FlowName({ order }: { readonly order: OrderSummary }) {
  const locale = useLocale();
  const name = textOf(order.flowName, locale) || order.flow;
  return (
    <span className={styles.clip} title={name}>
      {name} <span className={styles.faint}>v{order.version}</span>
    </span>
  );
}

/** Where an order came from: the channel's name, or that a person made it. */
export function ChannelName({ id }: { readonly id: string }) {
  const { t } = useTranslation('orders');
  const channels = useChannels().data;
  const name = channels?.find((channel) => channel.id === id)?.name;
  return <span className={styles.clip}>{name ?? (id === '' || id === 'person' || id === 'manual' ? t('byHand') : id)}</span>;
}
