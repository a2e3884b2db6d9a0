import { Button, Group } from '@mantine/core';
import type { OrderDetail } from '@orderloom/shared/api';
import { tellWorking, workingOf } from '@orderloom/shared/document';
import { IconClock, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRepairing } from '../repairs/repair-context.tsx';
import { useNow } from '../ui/now.ts';
import { Time } from '../ui/Time.tsx';
import { countdownText, spanText } from '../ui/time-text.ts';
import { type FlowNames, isParking } from './flow-names.ts';
import side from './OrderSide.module.css';
import tones from './Tones.module.css';
import { useTimerText } from './timer-text.ts';

/** The timers of an order, counting down, each with what it will do; parked events tell their limit themselves. */
export function OrderTimers({ order, names }: { readonly order: OrderDetail; readonly names: FlowNames }) {
  const { t } = useTranslation('orders');
  const timers = order.timers.filter((timer) => !isParking(timer.id)).sort((a, b) => (a.due < b.due ? -1 : 1));
  return (
    <section className={side.section}>
      <h2 className={side.heading}>{t('timers')}</h2>
      {timers.length + order.paused.length === 0 ? <p className={side.quiet}>{t('noTimers')}</p> : null}
      {timers.map((timer) => (
        <OrderTimer key={`${timer.id} ${timer.arming}`} timer={timer} names={names} />
      ))}
      {order.paused.map((timer) => (
        <PausedTimer key={timer.id} timer={timer} names={names} />
      ))}
    </section>
  );
}

/** Stands still until the order leaves the state that holds it. */
function PausedTimer({ timer, names }: { readonly timer: OrderDetail['paused'][number]; readonly names: FlowNames }) {
  const { t } = useTranslation('orders');
  const text = useTimerText(names)(timer.id);
  const left = tellWorking(spanText(timer.left, names.locale), timer.left, workingOf(timer.id) && 'hours', names.locale);
  return (
    <div className={side.timer}>
      <IconPlayerPause size={15} aria-hidden="true" />
      <div>
        {text.effect || text.what}
        <br />
        <small>{t('timerPaused', { left })}</small>
      </div>
    </div>
  );
}

/** It is not tried again by itself: a person decides. */
function FailedTimer({ arming }: { readonly arming: number }) {
  const { t } = useTranslation(['orders', 'repairs']);
  const repair = useRepairing();
  return (
    <>
      <div className={tones.problem}>{t('timerFailed')}</div>
      {repair ? (
        <Group gap={6} mt={4}>
          <Button size="compact-sm" variant="default" onClick={() => repair({ type: 'retry-timer', arming })}>
            {t('repairs:fire')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => repair({ type: 'skip-timer', arming })}>
            {t('repairs:skip')}
          </Button>
        </Group>
      ) : null}
    </>
  );
}

function OrderTimer({ timer, names }: { readonly timer: OrderDetail['timers'][number]; readonly names: FlowNames }) {
  const { t } = useTranslation('orders');
  const text = useTimerText(names)(timer.id);
  const left = Date.parse(timer.due) - useNow(1000);
  return (
    <div className={side.timer}>
      <IconClock size={15} aria-hidden="true" />
      <div>
        {text.effect || text.what}
        <br />
        <small>
          {text.effect ? `${text.what} · ` : ''}
          <Time iso={timer.due} />
        </small>
        {timer.status === 'failed' ? <FailedTimer arming={timer.arming} /> : null}
      </div>
      {timer.status === 'failed' ? null : (
        <span className={`${side.countdown} tabular`}>{left > 0 ? countdownText(left, names.locale) : t('timerDue')}</span>
      )}
    </div>
  );
}
