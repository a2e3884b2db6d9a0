import { Button } from '@mantine/core';
import type { InboxItem } from '@orderloom/shared/api';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { May } from '../api/May.tsx';
import { useChannels, useInbox, useReplay } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Chip } from '../ui/Chip.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import { DeliveryList } from './DeliveryList.tsx';
import { Disclosure } from './Disclosure.tsx';
import styles from './Operations.module.css';
import { readable } from './raw-text.ts';
import { StatusFilter } from './StatusFilter.tsx';
import { inboxLooks } from './status-looks.ts';

/** Every delivery as it was received, with what became of it. */
export function Inbox() {
  const { t } = useTranslation('operations');
  const { inbox: status } = useSearch({ from: '/deliveries' });
  const navigate = useNavigate({ from: '/deliveries' });
  const list = useInbox({ status });
  const empty = status ? { title: t('nothingHere') } : { title: t('inboxEmpty'), text: t('inboxEmptyText') };
  return (
    <>
      <StatusFilter
        looks={inboxLooks}
        value={status}
        onChange={(inbox) => void navigate({ search: (before) => ({ ...before, inbox }), replace: true })}
      >
        <ExportMenu list="exportInbox" filter={{ status }} />
      </StatusFilter>
      <DeliveryList list={list} look="inbox" empty={empty}>
        {(item) => <InboxRow key={item.id} item={item} />}
      </DeliveryList>
    </>
  );
}

function InboxRow({ item }: { readonly item: InboxItem }) {
  const { t } = useTranslation('operations');
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const channel = useChannels().data?.find((candidate) => candidate.id === item.channel);
  const look = inboxLooks[item.status];
  return (
    <li className={styles.row}>
      <div className={styles.summary}>
        <Disclosure open={open} of={item.deliveryId} onToggle={() => setOpen(!open)} />
        <span>
          <Chip tone={look.tone}>{t(look.text)}</Chip>
        </span>
        <span className={styles.quiet}>
          <Time iso={item.receivedAt} />
        </span>
        <span className={styles.clip}>
          {channel?.name ?? item.channel} <span className={`${styles.quiet} tabular`}>{item.deliveryId}</span>
        </span>
        {item.problems.length > 0 ? (
          <span className={`${styles.clip} ${styles.error}`}>{item.problems.map((problem) => problem.message[locale]).join(' ')}</span>
        ) : (
          <OrderLink item={item} />
        )}
        <span className={styles.end}>
          <May permission="deliveries:replay">
            <Replay item={item} />
          </May>
        </span>
      </div>
      {open ? <InboxDetails item={item} /> : null}
    </li>
  );
}

/** The way to the order a delivery touched, where it is only one. */
function OrderLink({ item }: { readonly item: InboxItem }) {
  const { t } = useTranslation('operations');
  const [order, ...more] = item.orders;
  if (order === undefined || more.length > 0) return <span />;
  return (
    <Link to="/orders/$orderId" params={{ orderId: order }} className={`${styles.clip} ${styles.quiet} ${styles.toOrder}`}>
      {t('openOrder')} →
    </Link>
  );
}

function Replay({ item }: { readonly item: InboxItem }) {
  const { t } = useTranslation('operations');
  const tell = useTell();
  const replay = useReplay();
  const told = (after: InboxItem) => tell.done(t('replayed', { status: t(inboxLooks[after.status].text) }));
  return (
    <Button
      variant="default"
      aria-label={`${t('replay')}: ${item.deliveryId}`}
      loading={replay.isPending}
      onClick={() => replay.mutate(item.id, { onSuccess: told, onError: tell.failed })}
    >
      {t('replay')}
    </Button>
  );
}

function InboxDetails({ item }: { readonly item: InboxItem }) {
  const { t } = useTranslation('operations');
  const locale = useLocale();
  return (
    <div className={styles.details}>
      {item.orders.length > 0 ? (
        <div className={styles.chips}>
          {item.orders.map((order) => (
            <Link key={order} to="/orders/$orderId" params={{ orderId: order }} className={styles.link ?? ''}>
              <Chip tone="accent">
                {t('openOrder')} {order}
              </Chip>
            </Link>
          ))}
        </div>
      ) : null}
      {item.problems.length > 0 ? <h3>{t('problems')}</h3> : null}
      {item.problems.map((problem) => (
        <span key={`${problem.code} ${problem.path}`} className={styles.error}>
          {problem.path ? <code>{problem.path}</code> : null} {problem.message[locale]}
        </span>
      ))}
      <h3>{t('body')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <pre className={styles.raw} tabIndex={0}>
        {readable(item.body)}
      </pre>
    </div>
  );
}
