import { Button } from '@mantine/core';
import type { IncidentDetail, IncidentItem } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useIncidentItems } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Time } from '../ui/Time.tsx';
import styles from './Incidents.module.css';
import { MendButtons } from './MendButtons.tsx';

/** The orders and deliveries it holds up, the oldest first, each with a way to mend it alone. */
export function IncidentItems({ incident }: { readonly incident: IncidentDetail }) {
  const { t } = useTranslation(['incidents', 'ui']);
  const list = useIncidentItems(incident.id);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <section className={styles.card}>
      <h2>{t(incident.orders > 0 ? 'orders' : 'deliveries')}</h2>
      <ul className={styles.items}>
        {items.map((item) => (
          <ItemRow key={item.id} incident={incident} item={item} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('ui:loadMore')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function ItemRow({ incident, item: { order, at } }: { readonly incident: IncidentDetail; readonly item: IncidentItem }) {
  const { t } = useTranslation('incidents');
  const locale = useLocale();
  return (
    <li className={styles.item}>
      <span>
        {order ? (
          <Link to="/orders/$orderId" params={{ orderId: order.id }}>
            {order.externalId}
          </Link>
        ) : (
          <Link to="/deliveries" search={{ tab: 'inbox', inbox: 'quarantined' }}>
            {t('openInbox')}
          </Link>
        )}{' '}
        <span className={styles.quiet}>{order?.states.map((label) => textOf(label, locale)).join(' · ')}</span>
      </span>
      <span className={styles.quiet}>
        <Time iso={at} as="ago" />
      </span>
      {order ? <MendButtons incident={incident} order={order.id} compact /> : <span />}
    </li>
  );
}
