import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveStream } from '../../api/live.ts';
import { Jump } from './Jump.tsx';
import { Rail } from './Rail.tsx';
import styles from './Shell.module.css';

/** The frame around every screen of somebody who is signed in. */
export function Shell() {
  const { t } = useTranslation('app');
  useLiveStream();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <Rail />
      <main id="main" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <Jump />
    </div>
  );
}
