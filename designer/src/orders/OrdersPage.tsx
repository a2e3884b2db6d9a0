import { Button, Skeleton } from '@mantine/core';
import { IconArrowUp, IconListDetails, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { May } from '../api/May.tsx';
import { useOrders } from '../api/queries.ts';
import { Blank } from '../ui/Blank.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { NewOrderDialog } from './NewOrderDialog.tsx';
import { OrderFilters } from './OrderFilters.tsx';
import styles from './Orders.module.css';
import { OrderTable } from './OrderTable.tsx';
import type { OrderSearch } from './order-search.ts';
import { useFreshRows } from './use-fresh-rows.ts';
import { mostCounted, useNewOrders } from './use-new-orders.ts';

/** Every order, narrowed by what stands in the address. */
export function OrdersPage() {
  const { t } = useTranslation('orders');
  const search = useSearch({ from: '/orders' });
  const navigate = useNavigate({ from: '/orders' });
  const [creating, setCreating] = useState(false);
  const change = (part: Partial<OrderSearch>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const clear = () => void navigate({ search: {}, replace: true });
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportMenu list="exportOrders" filter={search} />
          <May permission="orders:write">
            <Button leftSection={<IconPlus size={15} />} onClick={() => setCreating(true)}>
              {t('create')}
            </Button>
          </May>
        </>
      }
      fixed
    >
      <OrderFilters search={search} onChange={change} onClear={clear} />
      <OrderList key={JSON.stringify(search)} search={search} onClear={clear} onCreate={() => setCreating(true)} />
      <NewOrderDialog opened={creating} onClose={() => setCreating(false)} flow={search.flow} />
    </Page>
  );
}

interface OrderListProps {
  readonly search: OrderSearch;
  readonly onClear: () => void;
  readonly onCreate: () => void;
}

function OrderList({ search, onClear, onCreate }: OrderListProps) {
  const { t } = useTranslation('orders');
  const list = useOrders(search);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const orders = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const known = useMemo(() => new Set(orders.map((order) => order.id)), [orders]);
  const scroller = useRef<HTMLDivElement>(null);
  const view = useRef<readonly string[]>([]);
  const fresh = useNewOrders(search, known);
  useFreshRows(search, view);
  const onView = useCallback((ids: readonly string[]) => {
    view.current = ids;
  }, []);
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const showFresh = () => {
    fresh.forget();
    scroller.current?.scrollTo({ top: 0 });
    void list.refetch();
  };

  const { refetch } = list;
  const arrivedInEmpty = orders.length === 0 && fresh.count > 0;
  // Where no row stands yet none can jump: the first orders come in by themselves.
  useEffect(() => {
    if (arrivedInEmpty) void refetch();
  }, [arrivedInEmpty, refetch]);

  if (list.isPending) return <OrderListSkeleton />;
  if (list.isError && orders.length === 0) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <div className={styles.list}>
      <div aria-live="polite">
        {fresh.count > 0 ? (
          <Button className={styles.fresh ?? ''} radius="xl" leftSection={<IconArrowUp size={14} />} onClick={showFresh}>
            {t(fresh.count >= mostCounted ? 'freshMany' : 'fresh', { count: fresh.count })}
          </Button>
        ) : null}
      </div>
      {orders.length === 0 ? (
        <NoOrders narrowed={Object.values(search).some((value) => value !== undefined)} onClear={onClear} onCreate={onCreate} />
      ) : (
        <div ref={scroller} className={styles.scroll}>
          <OrderTable orders={orders} scroller={scroller} onEnd={onEnd} onView={onView} />
          <div className={styles.foot}>{hasNextPage ? t('loadingMore') : t('end', { count: orders.length })}</div>
        </div>
      )}
    </div>
  );
}

function NoOrders({ narrowed, onClear, onCreate }: Omit<OrderListProps, 'search'> & { readonly narrowed: boolean }) {
  const { t } = useTranslation('orders');
  const icon = <IconListDetails size={36} stroke={1.4} color="var(--ol-accent)" aria-hidden="true" />;
  return narrowed ? (
    <Blank title={t('noneTitle')} text={t('noneText')} icon={icon}>
      <Button variant="default" onClick={onClear}>
        {t('clear')}
      </Button>
    </Blank>
  ) : (
    <Blank title={t('emptyTitle')} text={t('emptyText')} icon={icon}>
      <May permission="orders:write">
        <Button onClick={onCreate}>{t('create')}</Button>
      </May>
    </Blank>
  );
}

function OrderListSkeleton() {
  return (
    <div className={styles.scroll} aria-busy="true">
      {Array.from({ length: 16 }, (_, place) => `row-${place}`).map((key) => (
        <div key={key} className={styles.skeleton}>
          <Skeleton height={14} />
        </div>
      ))}
    </div>
  );
}
