import { Button, Checkbox, Skeleton } from '@mantine/core';
import type { Merge, MergeSuggestion } from '@orderloom/shared/api';
import { IconArrowMerge, IconArrowsSplit } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMergeOrders, useMergeSuggestions, useMerges, useUndoMerge } from '../api/goods.ts';
import { useMay } from '../api/queries.ts';
import { Blank } from '../ui/Blank.tsx';
import { Failure } from '../ui/Failure.tsx';
import { yuan } from '../ui/money.ts';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Goods.module.css';

/** Orders of one buyer to one address, and those that go together already. */
export function Merges() {
  const { t } = useTranslation('goods');
  const list = useMergeSuggestions();
  if (list.isPending) return <Skeleton height={160} m={16} radius="lg" />;
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      {list.data.length === 0 ? (
        <Blank
          title={t('noSuggestions')}
          text={t('noSuggestionsText')}
          icon={<IconArrowMerge size={36} stroke={1.4} color="var(--ol-accent)" aria-hidden="true" />}
        />
      ) : (
        <ul className={styles.rows}>
          {list.data.map((suggestion) => (
            <Suggestion key={suggestion.group} suggestion={suggestion} />
          ))}
        </ul>
      )}
      <Done />
    </>
  );
}

function Suggestion({ suggestion: { orders } }: { readonly suggestion: MergeSuggestion }) {
  const { t } = useTranslation('goods');
  const may = useMay('orders:write');
  const tell = useTell();
  const merge = useMergeOrders();
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = orders.filter(({ id }) => !left.includes(id));
  const into = chosen[0]?.id ?? '';
  return (
    <li className={styles.merge}>
      <ul className={styles.holdList}>
        {orders.map(({ id, externalId, amount, createdAt }) => (
          <li key={id}>
            <span className={styles.pick}>
              {may ? (
                <Checkbox
                  size="xs"
                  aria-label={t('takeOrder', { number: externalId })}
                  checked={!left.includes(id)}
                  onChange={() => setLeft(left.includes(id) ? left.filter((one) => one !== id) : [...left, id])}
                />
              ) : null}
              <Link to="/orders/$orderId" params={{ orderId: id }}>
                {externalId}
              </Link>
            </span>
            <span className={styles.quiet}>
              <Time iso={createdAt} />
            </span>
            <span className={styles.number}>{amount === null ? '—' : yuan(amount)}</span>
          </li>
        ))}
      </ul>
      {may ? (
        <Button
          leftSection={<IconArrowMerge size={15} />}
          disabled={chosen.length < 2}
          loading={merge.isPending}
          onClick={() =>
            merge.mutate(
              { orders: chosen.map(({ id }) => id), into },
              { onSuccess: () => tell.done(t('merged', { count: chosen.length })), onError: tell.failed },
            )
          }
        >
          {t('mergeThem', { count: chosen.length })}
        </Button>
      ) : null}
    </li>
  );
}

function Done() {
  const { t } = useTranslation('goods');
  const merges = useMerges().data ?? [];
  if (merges.length === 0) return null;
  return (
    <section>
      <h2 className={styles.heading}>{t('merges')}</h2>
      <ul className={styles.rows}>
        {merges.map((merge) => (
          <DoneMerge key={merge.id} merge={merge} />
        ))}
      </ul>
    </section>
  );
}

function DoneMerge({ merge: { id, into, orders, at, by, undoneAt, undoneBy } }: { readonly merge: Merge }) {
  const { t } = useTranslation('goods');
  const may = useMay('orders:write');
  const tell = useTell();
  const undo = useUndoMerge();
  return (
    <li className={styles.merge}>
      <span className={styles.name}>
        <span className={styles.holds}>
          {orders.map((order) => (
            <Link
              key={order.id}
              to="/orders/$orderId"
              params={{ orderId: order.id }}
              className={order.id === into ? (styles.into ?? '') : ''}
            >
              {order.externalId}
            </Link>
          ))}
        </span>
        <span className={styles.quiet}>
          {by.replace(/^person:/, '')} · <Time iso={at} as="ago" />
          {undoneAt === null ? null : ` · ${t('undoneBy', { by: undoneBy?.replace(/^person:/, '') })}`}
        </span>
      </span>
      {may && undoneAt === null ? (
        <Button
          variant="default"
          leftSection={<IconArrowsSplit size={15} />}
          loading={undo.isPending}
          onClick={() => undo.mutate(id, { onSuccess: () => tell.done(t('undone')), onError: tell.failed })}
        >
          {t('undo')}
        </Button>
      ) : null}
    </li>
  );
}
