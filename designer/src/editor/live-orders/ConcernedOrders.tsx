import { Button, Skeleton } from '@mantine/core';
import type { BackTest, ConcernedOrder } from '@orderloom/shared/api';
import type { FlowDocument } from '@orderloom/shared/document';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ConcernedFilter, isForgotten, useConcernedOrders } from '../../api/queries.ts';
import { useLocale } from '../../app/locale.ts';
import { Failure } from '../../ui/Failure.tsx';
import { placeName } from '../problems/index.ts';
import styles from './LiveOrders.module.css';

export interface ConcernedOrdersProps {
  readonly test: BackTest;
  readonly filter: ConcernedFilter;
  readonly draft: FlowDocument;
  readonly published: FlowDocument;
  readonly onClear: () => void;
  /** Asks the same again. */
  readonly onAgain: () => void;
}

const groupsShown = 8;

/** Why, with how many; and the orders themselves, each a link. */
export function ConcernedOrders({ test, filter, draft, published, onClear, onAgain }: ConcernedOrdersProps) {
  const { t } = useTranslation('live-orders');
  const locale = useLocale();
  const groups = test.groups.filter(({ kind }) => filter.kind === undefined || kind === filter.kind);
  const place = placeOf(filter);
  const holder = place && (place.type === 'state' ? draft.states[place.id] : draft.transitions[place.id]) ? draft : published;
  return (
    <>
      <section aria-label={t('reasons')}>
        <h3 className={styles.heading}>{t('reasons')}</h3>
        <ul className={styles.list}>
          {groups.slice(0, groupsShown).map(({ code, subject, orders, message }) => (
            <li key={`${code} ${subject} ${message.en}`} className={styles.reason}>
              <b className="tabular">{t('reasonOrders', { n: orders })}</b> · {message[locale]}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={t('orders')}>
        <div className={styles.headRow}>
          <h3 className={styles.heading}>{place ? t('ordersAt', { place: placeName(holder, place, locale) }) : t('orders')}</h3>
          {place ? (
            <Button size="compact-sm" variant="subtle" onClick={onClear}>
              {t('showAll')}
            </Button>
          ) : null}
        </div>
        {test.listed < test.concerned ? (
          <p className={styles.quiet}>{t('listed', { listed: test.listed, concerned: test.concerned })}</p>
        ) : null}
        <List test={test} filter={filter} onAgain={onAgain} />
      </section>
    </>
  );
}

function placeOf({ state, transition }: ConcernedFilter) {
  if (state !== undefined) return { type: 'state', id: state } as const;
  return transition === undefined ? undefined : ({ type: 'transition', id: transition } as const);
}

function List({ test, filter, onAgain }: Pick<ConcernedOrdersProps, 'test' | 'filter' | 'onAgain'>) {
  const { t } = useTranslation('live-orders');
  const found = useConcernedOrders(test.id, filter);
  if (isForgotten(found.error)) return <Forgotten onAgain={onAgain} />;
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={120} />;
  const orders = found.data.pages.flatMap(({ items }) => items);
  if (orders.length === 0) return <p className={styles.quiet}>{t('none')}</p>;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t('result')}</th>
            <th scope="col">{t('why')}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <Row key={order.id} order={order} />
          ))}
        </tbody>
      </table>
      {found.hasNextPage ? (
        <Button variant="default" size="xs" mt={8} loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

function Forgotten({ onAgain }: Pick<ConcernedOrdersProps, 'onAgain'>) {
  const { t } = useTranslation('live-orders');
  return (
    <div className={styles.headRow} role="alert">
      <span>{t('forgotten')}</span>
      <Button size="compact-sm" onClick={onAgain}>
        {t('again')}
      </Button>
    </div>
  );
}

function Row({ order }: { readonly order: ConcernedOrder }) {
  const locale = useLocale();
  const names = (states: ConcernedOrder['before']) => states.map((name) => name[locale]).join(' + ') || '—';
  return (
    <tr>
      <td>
        <Link to="/orders/$orderId" params={{ orderId: order.id }} target="_blank" className={styles.link ?? ''}>
          {order.externalId}
        </Link>
      </td>
      <td>
        {names(order.before)} → {names(order.after)}
      </td>
      <td>{order.reasons.map(({ message }) => message[locale]).join(' ')}</td>
    </tr>
  );
}
