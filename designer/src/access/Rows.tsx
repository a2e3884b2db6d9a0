import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Blank } from '../ui/Blank.tsx';
import { Failure } from '../ui/Failure.tsx';
import styles from './Access.module.css';

interface RowsProps<Item> {
  readonly list: { readonly data: readonly Item[] | undefined; readonly error: unknown; readonly isPending: boolean; refetch(): unknown };
  readonly empty: { readonly title: string; readonly text?: string };
  readonly children: (item: Item) => ReactNode;
}

/** A list: loading in its final size, empty, failed, or its rows. */
export function Rows<Item>({ list, empty, children }: RowsProps<Item>) {
  if (list.isPending) {
    return (
      <div className={styles.rows} aria-busy="true">
        {['first', 'second', 'third'].map((key) => (
          <div key={key} className={styles.row}>
            <Skeleton height={20} />
          </div>
        ))}
      </div>
    );
  }
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.length === 0) return <Blank {...empty} />;
  return <ul className={styles.rows}>{list.data.map(children)}</ul>;
}
