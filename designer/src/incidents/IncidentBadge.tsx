import { useTranslation } from 'react-i18next';
import { useIncidentCount } from '../api/queries.ts';
import styles from './IncidentBadge.module.css';

const shownAtMost = 99;

/** How many causes keep orders from going on; nothing when none does. */
export function IncidentBadge() {
  const { t } = useTranslation('incidents');
  const open = useIncidentCount().data?.open ?? 0;
  if (open === 0) return null;
  return (
    <span className={styles.badge} role="status" aria-label={t('openCount', { count: open })}>
      {open > shownAtMost ? `${shownAtMost}+` : open}
    </span>
  );
}
