import type { DestinationSummary } from '@orderloom/shared/api';
import { IconAlertTriangle, IconClockPause, IconGauge, IconPlayerPause, IconPlugConnectedX, IconRefreshAlert } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/Chip.tsx';
import { Time } from '../ui/Time.tsx';
import styles from './Destinations.module.css';

const size = 13;

/** Whether effects flow, and what holds them back. */
export function Standing({ destination }: { readonly destination: DestinationSummary }) {
  const { t } = useTranslation('destinations');
  const { pause, heldUntil, rateFreeAt, breaker } = destination;
  return (
    <div className={styles.chips}>
      {pause ? (
        <Chip tone="time" icon={<IconPlayerPause size={size} aria-hidden="true" />}>
          {t('paused')} · {t('pausedBy', { by: pause.by })} <Time iso={pause.at} />
        </Chip>
      ) : null}
      {pause && breaker.state === 'closed' ? null : <Circuit breaker={breaker} />}
      {heldUntil ? (
        <Chip tone="time" icon={<IconClockPause size={size} aria-hidden="true" />}>
          {t('held')} <Time iso={heldUntil} />
        </Chip>
      ) : null}
      {rateFreeAt ? (
        <Chip tone="time" icon={<IconGauge size={size} aria-hidden="true" />}>
          {t('rated')} <Time iso={rateFreeAt} />
        </Chip>
      ) : null}
    </div>
  );
}

function Circuit({ breaker }: Pick<DestinationSummary, 'breaker'>) {
  const { t } = useTranslation('destinations');
  switch (breaker.state) {
    case 'open':
      return (
        <Chip tone="error" icon={<IconPlugConnectedX size={size} aria-hidden="true" />}>
          {t('circuitOpen')} {breaker.until ? t('until') : null} {breaker.until ? <Time iso={breaker.until} /> : null}
        </Chip>
      );
    case 'half-open':
      return (
        <Chip tone="time" icon={<IconRefreshAlert size={size} aria-hidden="true" />}>
          {t('circuitHalfOpen')}
        </Chip>
      );
    case 'closed':
      return breaker.failures > 0 ? (
        <Chip tone="time" icon={<IconAlertTriangle size={size} aria-hidden="true" />}>
          {t('circuitFailures', { count: breaker.failures })}
        </Chip>
      ) : (
        <Chip tone="done">{t('circuitClosed')}</Chip>
      );
  }
}
