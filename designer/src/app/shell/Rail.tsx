import { useMediaQuery } from '@mantine/hooks';
import { openSpotlight } from '@mantine/spotlight';
import { IconRefreshDot, IconSearch, IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { IncidentBadge } from '../../incidents/IncidentBadge.tsx';
import { places, placesOnPhone } from './places.ts';
import styles from './Shell.module.css';

const More = lazy(async () => ({ default: (await import('./More.tsx')).More }));

/** The dark rail at the left; a bar at the bottom of a phone. */
export function Rail() {
  const { t } = useTranslation('app');
  const onPhone = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false });
  return (
    <nav className={styles.rail} aria-label={t('navigation')}>
      <span className={styles.brand} aria-hidden="true">
        <IconRefreshDot size={20} stroke={2} />
      </span>
      {places.map(({ to, text, Icon }, place) => (
        <Link key={to} to={to} className={place < placesOnPhone ? (styles.item ?? '') : `${styles.item} ${styles.onDesk}`}>
          <Icon size={19} stroke={1.7} aria-hidden="true" />
          {to === '/incidents' ? <IncidentBadge /> : null}
          {t(text)}
        </Link>
      ))}
      <Suspense>{onPhone ? <More places={places.slice(placesOnPhone)} /> : null}</Suspense>
      <span className={styles.space} />
      <button type="button" className={`${styles.item} ${styles.onDesk}`} onClick={openSpotlight} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={19} stroke={1.7} aria-hidden="true" />
        {t('searchShort')}
      </button>
      <Link to="/settings" className={`${styles.item} ${styles.onDesk}`}>
        <IconSettings size={19} stroke={1.7} aria-hidden="true" />
        {t('settings')}
      </Link>
    </nav>
  );
}
