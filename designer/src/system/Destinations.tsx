import type { SystemState } from '@orderloom/shared/api';
import { IconSend2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { Chip } from '../ui/Chip.tsx';
import { countText, latencyText, numberText } from './quantities.ts';
import styles from './System.module.css';

/** How the places effects go to take them, the troubled ones first. */
export function Destinations({ state }: { readonly state: SystemState }) {
  const { t } = useTranslation('system');
  const locale = useLocale();
  const rows = state.destinations.toSorted((a, b) => b.pending.count - a.pending.count || b.retries + b.dead - a.retries - a.dead);
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>{t('destinations')}</h2>
      {rows.length === 0 ? (
        <p className={styles.nothing}>
          <IconSend2 size={18} stroke={1.7} aria-hidden="true" />
          {t('noDestinations')}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the table is scrolled by the keyboard too
        <section className={styles.tableScroll} aria-label={t('destinations')} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('destination')}</th>
                <th className={styles.numeric}>{t('waiting')}</th>
                <th className={styles.numeric}>{t('delivered')}</th>
                <th className={styles.numeric}>{t('retries')}</th>
                <th className={styles.numeric}>{t('givenUp')}</th>
                <th className={styles.numeric}>{t('p95')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.destination}>
                  <th scope="row">
                    {row.destination} <State row={row} />
                  </th>
                  <td className={styles.numeric}>{countText(row.pending, locale)}</td>
                  <td className={styles.numeric}>{numberText(row.delivered, locale)}</td>
                  <td className={styles.numeric}>{numberText(row.retries, locale)}</td>
                  <td className={row.dead > 0 ? `${styles.numeric} ${styles.error}` : styles.numeric}>{numberText(row.dead, locale)}</td>
                  <td className={styles.numeric}>{latencyText(row.p95, locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {rows.length > 0 ? <p className={styles.quiet}>{t('sinceStart')}</p> : null}
    </section>
  );
}

/** Why nothing goes there now; nothing when it does. */
function State({ row }: { readonly row: SystemState['destinations'][number] }) {
  const { t } = useTranslation('system');
  if (row.paused) return <Chip tone="time">{t('paused')}</Chip>;
  return row.breaker === 'closed' ? null : <Chip tone="error">{t(row.breaker === 'open' ? 'circuitOpen' : 'circuitTrying')}</Chip>;
}
