import type { SystemState } from '@orderloom/shared/api';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { Time } from '../ui/Time.tsx';
import { bytesText, latencyText, shareText } from './quantities.ts';
import styles from './System.module.css';

/** What it runs on and how full that is. */
export function Machine({ state }: { readonly state: SystemState }) {
  const { t } = useTranslation('system');
  const locale = useLocale();
  const { cache, disk } = state;
  const asked = cache.hits + cache.misses;
  const used = disk.free === null || disk.size === null ? null : 1 - disk.free / disk.size;
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>{t('machine')}</h2>
      <dl className={styles.facts}>
        <Fact name={t('diskFree')}>
          {disk.free === null ? '–' : bytesText(disk.free, locale)}
          {used === null ? null : <Meter share={used} />}
        </Fact>
        <Fact name={t('database')}>{bytesText(disk.database, locale)}</Fact>
        <Fact name={t('wal')}>{bytesText(disk.wal, locale)}</Fact>
        <Fact name={t('memory')}>{bytesText(state.memory, locale)}</Fact>
        <Fact name={t('cache')}>
          {bytesText(cache.bytes, locale)}
          {asked > 0 ? ` · ${t('hits', { share: shareText(cache.hits / asked, locale) })}` : ''}
        </Fact>
        <Fact name={t('lag')}>{latencyText(state.history.at(-1)?.lagP99 ?? null, locale)}</Fact>
        <Fact name={t('backup')}>{state.backupAt === null ? t('noBackup') : <Time iso={state.backupAt} as="ago" />}</Fact>
        <Fact name={t('durability')}>synchronous={state.synchronous.toUpperCase()}</Fact>
        <Fact name="Node.js">{state.node}</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.quiet}>{name}</dt>
      <dd className="tabular">{children}</dd>
    </div>
  );
}

function Meter({ share }: { readonly share: number }) {
  const { t } = useTranslation('system');
  return (
    <meter className={styles.meter} min={0} max={1} high={0.9} value={share} aria-label={t('diskUsed')}>
      {Math.round(share * 100)}%
    </meter>
  );
}
