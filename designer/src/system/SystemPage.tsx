import type { SystemState } from '@orderloom/shared/api';
import { useTranslation } from 'react-i18next';
import { useSystem } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { spanText } from '../ui/time-text.ts';
import { Destinations } from './Destinations.tsx';
import { Figures } from './Figures.tsx';
import { LateTimers } from './LateTimers.tsx';
import { Machine } from './Machine.tsx';
import { SettingsShown } from './SettingsShown.tsx';
import { Standing } from './Standing.tsx';
import styles from './System.module.css';

/** How the server is: what it does now, what waits and why, and the machine under it. */
export function SystemPage() {
  const { t } = useTranslation('system');
  const system = useSystem();
  return (
    <Page title={t('title')} aside={system.data ? <Running state={system.data} /> : null}>
      {system.data ? <Content state={system.data} stale={system.isError} /> : null}
      {system.isError && !system.data ? <Failure error={system.error} onRetry={() => void system.refetch()} /> : null}
    </Page>
  );
}

function Running({ state }: { readonly state: SystemState }) {
  const { t } = useTranslation('system');
  const locale = useLocale();
  return <span className={styles.quiet}>{t('running', { version: state.version, time: spanText(state.uptime * 1000, locale) })}</span>;
}

function Content({ state, stale }: { readonly state: SystemState; readonly stale: boolean }) {
  return (
    <div className={styles.column}>
      <Standing state={state} stale={stale} />
      <Figures state={state} />
      <div className={styles.pair}>
        <LateTimers state={state} />
        <Destinations state={state} />
      </div>
      <Machine state={state} />
      <SettingsShown settings={state.settings} />
    </div>
  );
}
