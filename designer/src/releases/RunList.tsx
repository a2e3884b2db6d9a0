import type { Migration } from '@orderloom/shared/api';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMigrations } from '../api/queries.ts';
import { Chip, type Tone } from '../ui/Chip.tsx';
import { Time } from '../ui/Time.tsx';
import styles from './Releases.module.css';

export const statusTones: Readonly<Record<Migration['status'], Tone>> = {
  running: 'accent',
  reverting: 'accent',
  stopped: 'time',
  done: 'done',
  reverted: 'plain',
};

/** The moves of this flow's orders, newest first. */
export function RunList({ flowId }: { readonly flowId: string }) {
  const { t } = useTranslation('releases');
  const runs = useMigrations(flowId).data ?? [];
  return (
    <section className={styles.panel} aria-label={t('runs')}>
      <h2 className={styles.heading}>{t('runs')}</h2>
      {runs.length === 0 ? <p className={styles.quiet}>{t('noRuns')}</p> : null}
      <ul className={styles.list}>
        {runs.map((run) => (
          <li key={run.id} className={styles.item}>
            <Link to="/migrations/$migrationId" params={{ migrationId: run.id }} className={styles.link ?? ''}>
              {t('runLine', { from: run.from.join(', v'), to: run.to })}
            </Link>
            <Chip tone={statusTones[run.status]}>{t(`status.${run.status}`)}</Chip>
            <span className={`${styles.grow} ${styles.quiet} tabular`}>{t('progress', { done: run.moved, total: run.total })}</span>
            <span className={styles.quiet}>
              <Time iso={run.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
