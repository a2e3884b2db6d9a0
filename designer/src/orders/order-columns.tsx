import { VisuallyHidden } from '@mantine/core';
import type { OrderSummary } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { reviewReasons } from '@orderloom/shared/order';
import { IconAlertCircle, IconCheck, IconPlayerPlay } from '@tabler/icons-react';
import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import { useChannels } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Chip } from '../ui/Chip.tsx';
import { yuan } from '../ui/money.ts';
import { Time } from '../ui/Time.tsx';
import { ReasonChip } from './OrderReasons.tsx';
import styles from './Orders.module.css';

export const orderFeatures = tableFeatures({});
const column = createColumnHelper<typeof orderFeatures, OrderSummary>();

/** The columns of the order list; `header` is the key of its text, `id` also names its CSS class. */
export const orderColumns = column.columns([
  column.accessor('externalId', { id: 'number', header: 'number', cell: ({ getValue }) => <OrderNumber number={getValue()} /> }),
  column.accessor('states', { id: 'states', header: 'states', cell: ({ row }) => <StateChips order={row.original} most={3} /> }),
  column.accessor('amount', { id: 'amount', header: 'amount', cell: ({ getValue }) => <Amount fen={getValue()} /> }),
  column.accessor('tags', { id: 'tags', header: 'tags', cell: ({ row }) => <Tags order={row.original} /> }),
  column.accessor('flow', { id: 'flow', header: 'flow', cell: ({ row }) => <FlowName order={row.original} /> }),
  column.accessor('channel', { id: 'channel', header: 'channel', cell: ({ getValue }) => <ChannelName id={getValue()} /> }),
  column.accessor('updatedAt', { id: 'changed', header: 'changed', cell: ({ getValue }) => <Time iso={getValue()} as="ago" /> }),
  column.accessor('createdAt', { id: 'created', header: 'created', cell: ({ getValue }) => <Time iso={getValue()} /> }),
  column.accessor('status', { id: 'status', header: 'status', cell: ({ getValue }) => <StatusChip status={getValue()} /> }),
]);

const longest = 20;

/** A number too long for its column loses its middle: what tells two apart is at the ends. */
function OrderNumber({ number }: { readonly number: string }) {
  const shown = number.length > longest ? `${number.slice(0, 5)}…${number.slice(-8)}` : number;
  return (
    <b className="tabular" title={number}>
      {shown}
    </b>
  );
}

/** One chip for each region the order is in; past `most`, their number. */
export function StateChips({ order, most = Number.POSITIVE_INFINITY }: { readonly order: OrderSummary; readonly most?: number }) {
  const { t } = useTranslation('orders');
  const locale = useLocale();
  const names = order.states.map((state, place) => textOf(order.stateLabels[place], locale) || state);
  const hidden = Math.max(0, names.length - most);
  const tone = order.status === 'error' ? 'error' : order.status === 'done' ? 'plain' : 'done';
  return (
    <span className={styles.chips} title={names.join(' · ')}>
      {order.states.slice(0, most).map((state, place) => (
        <Chip key={state} tone={tone}>
          {names[place]}
        </Chip>
      ))}
      {hidden > 0 ? (
        <span className={styles.count}>
          <span aria-hidden="true">+{hidden}</span>
          <VisuallyHidden>{t('moreStates', { count: hidden })}</VisuallyHidden>
        </span>
      ) : null}
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
  return <span className="tabular">{fen === null ? '—' : yuan(fen)}</span>;
}

/** Why it waits (the first reason, and how many more), then its tags. */
function Tags({ order: { reasons, tags } }: { readonly order: OrderSummary }) {
  const locale = useLocale();
  const [first, ...more] = reasons;
  const names = reasons.map((reason) => textOf(reviewReasons.get(reason)?.label, locale) || reason);
  return (
    <span className={styles.chips} title={names.join(' · ')}>
      {first === undefined ? null : <ReasonChip reason={first} />}
      {more.length > 0 ? (
        <span className={styles.count}>
          <span aria-hidden="true">+{more.length}</span>
          <VisuallyHidden>{names.slice(1).join(' · ')}</VisuallyHidden>
        </span>
      ) : null}
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

/** The source the server writes on orders that were not brought by a channel. */
const byHand = 'api';

/** Where an order came from: the channel's name, or that a person made it. */
export function ChannelName({ id }: { readonly id: string }) {
  const { t } = useTranslation('orders');
  const channels = useChannels().data;
  const name = channels?.find((channel) => channel.id === id)?.name;
  return <span className={styles.clip}>{name ?? (id === byHand ? t('byHand') : id)}</span>;
}
