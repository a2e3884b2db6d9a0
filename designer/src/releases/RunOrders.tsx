import { SegmentedControl } from '@mantine/core';
import type { Migration } from '@orderloom/shared/api';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMigratedOrders } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import styles from './Releases.module.css';

const outcomes = [
  ['left-out', 'runLeft'],
  ['moved', 'runMoved'],
  ['stayed', 'runStayed'],
  ['reverted', 'runReverted'],
] as const;

/** The orders of a run by what came of them. */
export function RunOrders({ run }: { readonly run: Migration }) {
  const { t } = useTranslation('releases');
  const locale = useLocale();
  const [outcome, setOutcome] = useState<string>(run.leftOut > 0 ? 'left-out' : 'moved');
  const orders = useMigratedOrders(run.id, outcome).data;
  return (
    <section className={styles.panel} aria-label={t('outcomes')}>
      <div className={styles.scroll}>
        <SegmentedControl
          aria-label={t('outcomes')}
          value={outcome}
          data={outcomes.map(([value, text]) => ({ value, label: t(text) }))}
          onChange={setOutcome}
        />
      </div>
      {orders?.items.length === 0 ? <p className={styles.quiet}>{t('noOrders')}</p> : null}
      <ul className={styles.list}>
        {orders?.items.map(({ id, externalId, source, reasons }) => (
          <li key={id} className={styles.item}>
            <Link to="/orders/$orderId" params={{ orderId: id }} className={styles.link ?? ''}>
              {externalId}
            </Link>
            <span className={styles.quiet}>v{source}</span>
            <span className={styles.grow}>{reasons.map(({ message }) => message[locale]).join(' ')}</span>
          </li>
        ))}
      </ul>
      {orders?.next ? <p className={styles.quiet}>{t('firstHundred')}</p> : null}
    </section>
  );
}
