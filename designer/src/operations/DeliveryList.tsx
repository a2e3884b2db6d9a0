import { Button, Skeleton } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Blank } from '../ui/Blank.tsx';
import { Failure } from '../ui/Failure.tsx';
import styles from './Operations.module.css';

interface DeliveryListProps<Item> {
  readonly list: UseInfiniteQueryResult<InfiniteData<{ items: Item[]; next: string | null }>>;
  readonly look: 'inbox' | 'outbox' | 'timers';
  readonly empty: { readonly title: string; readonly text?: string };
  readonly children: (item: Item) => ReactNode;
}

/** A list of pages: loading in its final size, empty, failed, or its rows with a button for more. */
export function DeliveryList<Item>({ list, look, empty, children }: DeliveryListProps<Item>) {
  const { t } = useTranslation('ui');
  if (list.isPending) {
    return (
      <div className={styles.rows} aria-busy="true">
        {Array.from({ length: 10 }, (_, place) => `row-${place}`).map((key) => (
          <div key={key} className={styles.row}>
            <div className={styles.summary}>
              <Skeleton height={14} />
            </div>
          </div>
        ))}
      </div>
    );
  }
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Blank {...empty} />;
  return (
    <>
      <ul className={`${styles.rows} ${styles[look]}`}>{items.map(children)}</ul>
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
