import type { Timer } from '@orderloom/shared/api';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFlowVersion, useOrder, useTimers } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { useTimerText } from '../orders/timer-text.ts';
import { Chip } from '../ui/Chip.tsx';
import { useNow } from '../ui/now.ts';
import { Time } from '../ui/Time.tsx';
import { countdownText } from '../ui/time-text.ts';
import { DeliveryList } from './DeliveryList.tsx';
import styles from './Operations.module.css';
import { StatusFilter } from './StatusFilter.tsx';
import { timerLooks } from './status-looks.ts';

/** Every timer that is running, the next due first. */
export function Timers() {
  const { t } = useTranslation('operations');
  const { timers: status } = useSearch({ from: '/deliveries' });
  const navigate = useNavigate({ from: '/deliveries' });
  const list = useTimers({ status });
  return (
    <>
      <StatusFilter
        looks={timerLooks}
        value={status}
        onChange={(timers) => void navigate({ search: (before) => ({ ...before, timers }), replace: true })}
      />
      <DeliveryList
        list={list}
        look="timers"
        empty={status ? { title: t('nothingHere') } : { title: t('timersEmpty'), text: t('timersEmptyText') }}
      >
        {(timer) => <TimerRow key={`${timer.order} ${timer.id} ${timer.arming}`} timer={timer} />}
      </DeliveryList>
    </>
  );
}

function TimerRow({ timer }: { readonly timer: Timer }) {
  const { t } = useTranslation('operations');
  const locale = useLocale();
  const order = useOrder(timer.order).data;
  const document = useFlowVersion(order?.flow, order?.version).data?.document;
  const text = useTimerText({ document, locale })(timer.id);
  const left = Date.parse(timer.due) - useNow(1000);
  const look = timerLooks[timer.status];
  return (
    <li className={styles.row}>
      <div className={styles.summary}>
        <span>
          <Chip tone={look.tone}>{t(look.text)}</Chip>
        </span>
        <span className={styles.clip}>
          <Link to="/orders/$orderId" params={{ orderId: timer.order }}>
            {order?.externalId ?? timer.order}
          </Link>{' '}
          <span className={styles.quiet}>{text.what}</span>
        </span>
        <span className={styles.clip}>{text.effect}</span>
        <span className={styles.quiet}>
          <Time iso={timer.due} />
        </span>
        <span className={`${styles.end} ${styles.time} tabular`}>{left > 0 ? countdownText(left, locale) : t('overdue')}</span>
      </div>
    </li>
  );
}
