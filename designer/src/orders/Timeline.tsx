import { Skeleton } from '@mantine/core';
import type { JournalEntry, OrderDetail } from '@orderloom/shared/api';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbox } from '../api/queries.ts';
import { Failure } from '../ui/Failure.tsx';
import type { FlowNames } from './flow-names.ts';
import { NextUp } from './NextUp.tsx';
import styles from './OrderPage.module.css';
import side from './OrderSide.module.css';
import timeline from './Timeline.module.css';
import { TimelineEntry } from './TimelineEntry.tsx';

interface TimelineProps {
  readonly order: OrderDetail;
  readonly journal: UseQueryResult<JournalEntry[]>;
  readonly names: FlowNames;
}

/** Everything that happened to the order, newest first: what, who, why, and what came of it. */
export function Timeline({ order, journal, names }: TimelineProps) {
  const { t } = useTranslation('orders');
  const outbox = useOutbox({ order: order.id }).data;
  const deliveries = useMemo(
    () => new Map((outbox?.pages ?? []).flatMap((page) => page.items.map((item) => [item.key, item] as const))),
    [outbox],
  );
  const entries = useMemo(() => [...(journal.data ?? [])].reverse(), [journal.data]);
  return (
    <section className={styles.timeline} aria-label={t('timeline')}>
      <h2 className={side.heading}>
        <span>{t('timeline')}</span>
        <span className={timeline.who}>{t('newestFirst')}</span>
      </h2>
      <NextUp order={order} names={names} />
      {journal.isPending ? <Skeleton height={160} /> : null}
      {journal.isError ? <Failure error={journal.error} onRetry={() => void journal.refetch()} /> : null}
      {journal.data?.length === 0 ? <p className={side.quiet}>{t('nothingYet')}</p> : null}
      <ol className={timeline.entries} aria-label={t('timelineLabel')} reversed>
        {entries.map((entry) => (
          <TimelineEntry key={entry.seq} entry={entry} names={names} deliveries={deliveries} journal={journal.data ?? []} />
        ))}
      </ol>
    </section>
  );
}
