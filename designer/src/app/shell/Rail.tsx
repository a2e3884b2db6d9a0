import { openSpotlight } from '@mantine/spotlight';
import {
  IconActivity,
  IconAlertTriangle,
  IconListDetails,
  IconPlugConnected,
  IconRefreshDot,
  IconSearch,
  IconSend2,
  IconSettings,
  IconSitemap,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { IncidentBadge } from '../../incidents/IncidentBadge.tsx';
import styles from './Shell.module.css';

const places = [
  { to: '/flows', text: 'flows', Icon: IconSitemap },
  { to: '/orders', text: 'orders', Icon: IconListDetails },
  { to: '/incidents', text: 'incidents', Icon: IconAlertTriangle },
  { to: '/channels', text: 'channels', Icon: IconPlugConnected },
  { to: '/deliveries', text: 'deliveries', Icon: IconSend2 },
  { to: '/system', text: 'system', Icon: IconActivity },
] as const;

/** The dark rail at the left; a bar at the bottom of a phone. */
export function Rail() {
  const { t } = useTranslation('app');
  return (
    <nav className={styles.rail} aria-label={t('navigation')}>
      <span className={styles.brand} aria-hidden="true">
        <IconRefreshDot size={20} stroke={2} />
      </span>
      {places.map(({ to, text, Icon }) => (
        <Link key={to} to={to} className={styles.item}>
          <Icon size={19} stroke={1.7} aria-hidden="true" />
          {to === '/incidents' ? <IncidentBadge /> : null}
          {t(text)}
        </Link>
      ))}
      <span className={styles.space} />
      <button type="button" className={styles.item} onClick={openSpotlight} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={19} stroke={1.7} aria-hidden="true" />
        {t('searchShort')}
      </button>
      <Link to="/settings" className={styles.item}>
        <IconSettings size={19} stroke={1.7} aria-hidden="true" />
        {t('settings')}
      </Link>
    </nav>
  );
}
