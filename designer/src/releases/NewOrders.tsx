import { Button } from '@mantine/core';
import { type Canary, type ReleaseState, troubleTypes } from '@orderloom/shared/api';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Time } from '../ui/Time.tsx';
import type { ReleaseAsk } from './ReleaseDialog.tsx';
import styles from './Releases.module.css';

export interface NewOrdersProps {
  readonly release: ReleaseState;
  readonly mayPublish: boolean;
  readonly onAsk: (ask: ReleaseAsk) => void;
}

/** Which version new orders get, as a bar and a sentence; while a version is on trial, how it does. */
export function NewOrders({ release, mayPublish, onAsk }: NewOrdersProps) {
  const { t } = useTranslation('releases');
  const { active, canary } = release;
  return (
    <section className={styles.panel} aria-label={t('newOrdersGet')}>
      <div className={styles.headRow}>
        <h2 className={styles.heading}>{t('newOrdersGet')}</h2>
        {canary && mayPublish ? (
          <div className={styles.buttons}>
            <Button variant="default" onClick={() => onAsk({ type: 'stop' })}>
              {t('stopTrial')}
            </Button>
            <Button variant="default" onClick={() => onAsk({ type: 'trial', version: canary.version })}>
              {t('changeTrial')}
            </Button>
            <Button onClick={() => onAsk({ type: 'all', version: canary.version })}>{t('rollOut', { version: canary.version })}</Button>
          </div>
        ) : null}
      </div>
      <div className={styles.shares} aria-hidden="true">
        <span className={styles.share} style={{ flex: 100 - (canary?.share ?? 0) }}>
          v{active} · {100 - (canary?.share ?? 0)}%
        </span>
        {canary ? (
          <span className={styles.share} data-trial="true" style={{ flex: canary.share }}>
            v{canary.version} · {canary.share}%
          </span>
        ) : null}
      </div>
      <p className={styles.sentence}>
        {canary ? t('shareGets', { share: canary.share, canary: canary.version, active }) : t('allGet', { version: active })}
      </p>
      {canary ? <Trial canary={canary} figures={release.figures} /> : null}
    </section>
  );
}

function Trial({ canary, figures }: { readonly canary: z.infer<typeof Canary>; readonly figures: ReleaseState['figures'] }) {
  const { t } = useTranslation('releases');
  return (
    <>
      <div className={styles.figures}>
        <div className={styles.figure}>
          <div className={`${styles.number} tabular`}>{figures?.orders ?? 0}</div>
          <div className={styles.quiet}>{t('trialOrders')}</div>
        </div>
        {troubleTypes.map((type) => {
          const count = figures?.troubles[type] ?? 0;
          return (
            <div key={type} className={styles.figure} data-tone={count > 0 ? 'error' : undefined}>
              <div className={`${styles.number} tabular`}>{count}</div>
              <div className={styles.quiet}>{t(`trouble.${type}`)}</div>
            </div>
          );
        })}
      </div>
      <p className={styles.quiet}>
        <RuleSentence canary={canary} /> {t('trialSince')} <Time iso={canary.since} />
      </p>
    </>
  );
}

function RuleSentence({ canary: { rule } }: { readonly canary: z.infer<typeof Canary> }) {
  const { t } = useTranslation('releases');
  if (!rule || rule.limits.length === 0) return t('noRule');
  const limits = rule.limits.map(({ of, unit, value }) =>
    t(unit === 'count' ? 'ruleCount' : 'rulePercent', { what: t(`trouble.${of}`), value }),
  );
  return t('rule', { window: rule.windowMinutes, limits: limits.join(t('or')) });
}
