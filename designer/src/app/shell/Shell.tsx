import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveStream } from '../../api/live.ts';
import { Rail } from './Rail.tsx';
import styles from './Shell.module.css';

const DropToOpen = lazy(async () => ({ default: (await import('../../exchange/DropToOpen.tsx')).DropToOpen }));
const Jump = lazy(async () => ({ default: (await import('./Jump.tsx')).Jump }));

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
      <Suspense>
        <Jump />
        <DropToOpen />
      </Suspense>
    </div>
  );
}
