import type { ReleaseEvent } from '@orderloom/shared/api';
import { useTranslation } from 'react-i18next';
import { useReleaseEvents } from '../api/queries.ts';
import { Time } from '../ui/Time.tsx';
import styles from './Releases.module.css';

/** Every change of releases, with who and why. */
export function ReleaseHistory({ flowId }: { readonly flowId: string }) {
  const { t } = useTranslation('releases');
  const events = useReleaseEvents(flowId).data ?? [];
  const tell = useTellChange();
  return (
    <section className={styles.panel} aria-label={t('history')}>
      <h2 className={styles.heading}>{t('history')}</h2>
      {events.length === 0 ? <p className={styles.quiet}>{t('noHistory')}</p> : null}
      <ul className={styles.list}>
        {events.map(({ at, by, change }) => (
          <li key={`${at} ${JSON.stringify(change)}`} className={styles.item}>
            <span className={styles.grow}>
              <b>{change.type === 'automatic-stop' ? t('byRule') : by.replace(/^person:/, '')}</b> {tell(change)}
            </span>
            <span className={styles.quiet}>
              <Time iso={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useTellChange(): (change: ReleaseEvent['change']) => string {
  const { t } = useTranslation('releases');
  return (change) => {
    switch (change.type) {
      case 'publish':
        return t(`event.publish.${change.release}`, { version: change.version });
      case 'automatic-stop': {
        const { limit, found, orders } = change.reason;
        const unit = limit.unit === 'percent' ? ' %' : '';
        return t('event.automatic-stop', {
          version: change.version,
          what: t(`trouble.${limit.of}`),
          found: `${found}${unit}`,
          limit: `${limit.value}${unit}`,
          orders,
        });
      }
      default:
        return t(`event.${change.type}`, { ...change });
    }
  };
}
