import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { TrialResult } from '@orderloom/shared/api';
import type { Fact, RoutingTable } from '@orderloom/shared/routing';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoutingTrial } from '../api/routing.ts';
import { Failure } from '../ui/Failure.tsx';
import { yuan } from '../ui/money.ts';
import { Given } from './Given.tsx';
import { RouteWhy } from './RouteWhy.tsx';
import styles from './Routing.module.css';
import { nameOf } from './routing-fields.ts';
import look from './TryOut.module.css';

const counts = [50, 200, 500] as const;
const shown = 50;
const waitMs = 500;

/** The last orders, decided by what is on the screen. */
export function TryOut({ table, facts }: { readonly table: RoutingTable; readonly facts: readonly Fact[] }) {
  const { t } = useTranslation('routing');
  const [count, setCount] = useState<number>(counts[1]);
  const [lately] = useDebouncedValue(table, waitMs);
  const trial = useRoutingTrial(lately, count);
  return (
    <aside className={look.try} aria-label={t('tryOut')} aria-busy={trial.isFetching}>
      <div className={look.tryHead}>
        <h2 className={styles.heading}>{t('tryOut')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('lastOrders')}
          value={String(count)}
          data={counts.map(String)}
          onChange={(value) => setCount(Number(value))}
        />
      </div>
      {trial.isError ? <Failure error={trial.error} onRetry={() => void trial.refetch()} /> : null}
      {trial.data ? <Result trial={trial.data} facts={facts} /> : null}
    </aside>
  );
}

function Result({ trial: { sums, routes }, facts }: { readonly trial: TrialResult; readonly facts: readonly Fact[] }) {
  const { t } = useTranslation('routing');
  if (sums.orders === 0) return <p className={styles.empty}>{t('noOrders')}</p>;
  const listed = [...routes.filter(({ differs }) => differs), ...routes.filter(({ differs }) => !differs)].slice(0, shown);
  return (
    <>
      <dl className={look.sums}>
        <Sum label={t('differing')} value={`${sums.differing} / ${sums.orders}`} />
        <Sum label={t('unroutedAfter')} value={`${sums.unrouted.before} → ${sums.unrouted.after}`} />
        <Sum label={t('costChange')} value={sums.cost === null ? '–' : yuan(sums.cost)} />
        <Sum label={t('promiseChange')} value={sums.promise === null ? '–' : `${sums.promise} h`} />
        <Sum label={t('several')} value={String(sums.several)} />
        <Sum label={t('withStale')} value={String(sums.stale)} />
      </dl>
      {sums.broken.map(({ warehouse, orders, capacity }) => (
        <p key={warehouse} className={look.broken} role="status">
          {t('broken', { warehouse: nameOf(facts, 'warehouse', warehouse), orders, capacity })}
        </p>
      ))}
      <ul className={look.tried}>
        {listed.map(({ id, externalId, before, after, differs }) => (
          <li key={id}>
            <details>
              <summary>
                <span className="tabular">{externalId}</span>
                <span className={look.beforeAfter}>
                  {differs ? (
                    <>
                      <Given give={{ ...before, note: '' }} facts={facts} />
                      {before.warehouse === null ? <span className={styles.quiet}>{t('nowhere')}</span> : null}
                      <IconArrowRight size={12} aria-label={t('becomes')} />
                    </>
                  ) : null}
                  <Given give={{ ...after.outcome, note: '' }} facts={facts} />
                  {after.outcome.warehouse === null ? <span className={styles.quiet}>{t('nowhere')}</span> : null}
                </span>
              </summary>
              <RouteWhy explanation={after.explanation} facts={facts} />
              <Link to="/orders/$orderId" params={{ orderId: id }}>
                {t('openOrder')}
              </Link>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

function Sum({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt className={styles.quiet}>{label}</dt>
      <dd className="tabular">{value}</dd>
    </div>
  );
}
