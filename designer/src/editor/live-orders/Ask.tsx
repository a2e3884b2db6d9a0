import { Button, NumberInput, Progress } from '@mantine/core';
import type { BackTest } from '@orderloom/shared/api';
import { useTranslation } from 'react-i18next';
import { isForgotten } from '../../api/queries.ts';
import { useErrorText } from '../../ui/error-text.ts';
import styles from './LiveOrders.module.css';
import type { LiveOrdersState } from './use-live-orders.ts';

export interface AskProps {
  readonly live: LiveOrdersState;
  readonly days: number;
  readonly onDays: (days: number) => void;
  readonly blocked: boolean;
}

/** What is asked, and how far it is. */
export function Ask({ live, days, onDays, blocked }: AskProps) {
  const { t } = useTranslation('live-orders');
  return (
    <>
      <p className={styles.quiet}>{t('intro')}</p>
      <div className={styles.ask}>
        <NumberInput
          label={t('days')}
          size="sm"
          w={170}
          min={1}
          max={3650}
          allowDecimal={false}
          suffix={t('daysUnit')}
          value={days}
          onChange={(value) => onDays(Math.min(3650, Math.max(1, Number(value) || 1)))}
        />
        {live.running ? (
          <Button variant="default" onClick={live.stop}>
            {t('stop')}
          </Button>
        ) : (
          <Button variant={live.test && !live.stale ? 'default' : 'filled'} disabled={blocked} onClick={live.run}>
            {t(live.test ? 'again' : 'run')}
          </Button>
        )}
        <Progressed live={live} blocked={blocked} />
      </div>
    </>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

/** How far it is; a live region. */
function Progressed({ live, blocked }: Pick<AskProps, 'live' | 'blocked'>) {
  const { t } = useTranslation('live-orders');
  const errorText = useErrorText();
  const { test, running, error } = live;
  if (error) {
    return (
      <p className={styles.failure} role="alert">
        {isForgotten(error) ? t('forgotten') : errorText(error)}
      </p>
    );
  }
  const text = blocked ? t('blocked') : standing(live, t);
  return (
    <div className={styles.status} role="status">
      {running && test ? <Progress size="sm" value={test.total === 0 ? 0 : (test.examined / test.total) * 100} aria-label={text} /> : null}
      <span>{text}</span>
    </div>
  );
}

function standing({ test, stopped, stale }: LiveOrdersState, t: Translate): string {
  if (stopped) return t('stopped');
  if (stale) return t('stale');
  return test ? told(test, t) : '';
}

function told(test: BackTest, t: Translate): string {
  const { status, examined, total, inFlight, same, cut } = test;
  if (status === 'waiting') return t('waiting');
  if (status === 'running') return t('running', { examined, total });
  if (status !== 'done') return t('failed');
  if (examined === 0) return t('noOrders');
  const seconds = (test.tookMs / 1000).toFixed(1);
  const words = [t('done', { examined, inFlight, seconds }), cut > 0 ? t('cut', { n: cut }) : '', same === examined ? t('allSame') : ''];
  return words.filter(Boolean).join(' ');
}
