import type { SystemState } from '@orderloom/shared/api';
import { IconClockCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './System.module.css';

/** Why timers did not fire, and what helps. */
export function LateTimers({ state }: { readonly state: SystemState }) {
  const { t } = useTranslation('system');
  const { causes } = state.timers;
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>{t('whyLate')}</h2>
      {causes.length === 0 ? (
        <p className={styles.nothing}>
          <IconClockCheck size={18} stroke={1.7} aria-hidden="true" />
          {t('allOnTime')}
        </p>
      ) : (
        <ul className={styles.causes}>
          {causes.map(({ type, count, example }) => (
            <li key={type} className={styles.cause}>
              <Link to="/deliveries" search={type === 'engine-behind' ? { tab: 'timers' } : { tab: 'timers', timers: 'failed' }}>
                <strong className="tabular">{count}</strong> {t(`cause.${type}`)}
              </Link>
              <span className={styles.quiet}>{t(`help.${type}`)}</span>
              {example === null ? null : <span className={styles.code}>{example}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
