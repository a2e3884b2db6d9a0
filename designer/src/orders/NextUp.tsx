import type { OrderDetail } from '@orderloom/shared/api';
import { IconClock, IconHourglassEmpty } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAcceptable } from '../api/queries.ts';
import { useNow } from '../ui/now.ts';
import { countdownText } from '../ui/time-text.ts';
import { eventName, type FlowNames, isParking } from './flow-names.ts';
import timeline from './Timeline.module.css';
import tones from './Tones.module.css';
import { useTimerText } from './timer-text.ts';
import { bySender } from './who-sends.ts';

/** What comes next: the first timer to fall due, and the events the order waits for. */
export function NextUp({ order, names }: { readonly order: OrderDetail; readonly names: FlowNames }) {
  const { t } = useTranslation('orders');
  const { byPerson, byOthers } = bySender(useAcceptable(order.id).data ?? []);
  const acceptable = [...byOthers, ...byPerson];
  const timer = order.timers
    .filter((candidate) => candidate.status === 'armed' && !isParking(candidate.id))
    .sort((a, b) => (a.due < b.due ? -1 : 1))[0];
  if (order.status !== 'active' || (!timer && acceptable.length === 0)) return null;
  const awaited = acceptable.map((event) => eventName(names, event.type)).join(names.locale === 'zh' ? '、' : ', ');
  return (
    <div className={timeline.next}>
      <div className={timeline.details}>
        {awaited === '' ? null : (
          <span className={timeline.line}>
            <IconHourglassEmpty size={14} aria-hidden="true" />
            <span className={tones.name}>{t('nextAwaited')}</span>
            {awaited}
          </span>
        )}
        {timer ? <NextTimer id={timer.id} due={timer.due} names={names} /> : null}
      </div>
    </div>
  );
}

function NextTimer({ id, due, names }: { readonly id: string; readonly due: string; readonly names: FlowNames }) {
  const { t } = useTranslation('orders');
  const timerText = useTimerText(names);
  const left = Date.parse(due) - useNow(1000);
  return (
    <span className={timeline.line}>
      <IconClock size={14} color="var(--ol-time)" aria-hidden="true" />
      <span className={tones.name}>{t('nextTimers')}</span>
      <span className={`${tones.time} tabular`}>{left > 0 ? countdownText(left, names.locale) : t('timerDue')}</span>
      {timerText(id).effect}
    </span>
  );
}
