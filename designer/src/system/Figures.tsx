import type { SystemSample, SystemState } from '@orderloom/shared/api';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { spanText } from '../ui/time-text.ts';
import { Figure, type FigureProps, type Mood } from './Figure.tsx';
import styles from './Figures.module.css';
import { countText, latencyText, numberText } from './quantities.ts';

type Counted = SystemState['outbox']['dead'];

/** The numbers to look at first; each leads to its list. */
export function Figures({ state }: { readonly state: SystemState }) {
  const { t } = useTranslation('system');
  return (
    <section aria-label={t('now')}>
      <ul className={styles.figures}>
        <Flow state={state} />
        <Waiting state={state} />
      </ul>
    </section>
  );
}

/** What goes through. */
function Flow({ state }: { readonly state: SystemState }) {
  const { t } = useTranslation('system');
  const locale = useLocale();
  const last = state.history.at(-1);
  const { queue, timers } = state;
  const figure = useFigure(state);
  return (
    <>
      <Figure
        {...figure('stepsPerSecond', t('steps'))}
        value={last ? numberText(last.stepsPerSecond, locale) : '–'}
        note={t('ordersInFlight', { count: state.orders.active ?? 0 })}
        to={{ to: '/orders', search: { status: 'active' } }}
      />
      <Figure
        {...figure('commitP99', t('commit'))}
        value={latencyText(last?.commitP99 ?? null, locale)}
        note={t('median', { time: latencyText(last?.commitP50 ?? null, locale) })}
        mood={state.commitTrouble ? 'bad' : moodOf(last?.commitP99 ?? 0, 0.1, 0.25)}
      />
      <Figure
        {...figure('queue', t('queue'))}
        value={numberText(queue.waiting, locale)}
        note={queue.refused > 0 ? t('refused', { count: queue.refused, limit: queue.limit }) : t('limit', { limit: queue.limit })}
        mood={moodOf(queue.waiting / queue.limit, 0.5, 0.95)}
      />
      <Figure
        {...figure('late', t('late'))}
        value={countText({ count: timers.late.count + timers.failed.count, capped: timers.late.capped || timers.failed.capped }, locale)}
        note={
          timers.overdue > 1 ? t('overdue', { time: spanText(timers.overdue * 1000, locale) }) : t('armed', { count: timers.armed.count })
        }
        mood={timers.failed.count > 0 || timers.overdue > 60 ? 'bad' : moodOf(timers.overdue, 5, 60)}
        to={{ to: '/deliveries', search: timers.failed.count > 0 ? { tab: 'timers', timers: 'failed' } : { tab: 'timers' } }}
      />
    </>
  );
}

/** What waits for a person or for the outside. */
function Waiting({ state }: { readonly state: SystemState }) {
  const { t } = useTranslation('system');
  const locale = useLocale();
  const { inbox, outbox, orders } = state;
  const figure = useFigure(state);
  const waits = ({ count, capped }: Counted) => ({
    value: countText({ count, capped }, locale),
    mood: count > 0 ? ('bad' as const) : ('calm' as const),
    note: count > 0 ? t('needsYou') : t('nothingToDo'),
  });
  const stuck = waits({ count: orders.error ?? 0, capped: false });
  return (
    <>
      <Figure
        {...figure('quarantined', t('quarantined'))}
        {...waits(inbox.quarantined)}
        to={{ to: '/deliveries', search: { tab: 'inbox', inbox: 'quarantined' } }}
      />
      <Figure
        {...figure('dead', t('dead'))}
        {...waits(outbox.dead)}
        to={{ to: '/deliveries', search: { tab: 'outbox', outbox: 'dead' } }}
      />
      <Figure
        {...figure('pending', t('pending'))}
        value={countText(outbox.pending, locale)}
        note={t('delivering', { count: outbox.delivering.count })}
        mood={moodOf(outbox.pending.count, 1000, 10_000)}
        to={{ to: '/deliveries', search: { tab: 'outbox', outbox: 'pending' } }}
      />
      <Figure name={t('stuck')} {...stuck} history={[]} historyLabel={t('stuck')} to={{ to: '/incidents' }} />
    </>
  );
}

/** Name and hour of a figure. */
function useFigure({ history }: SystemState) {
  const { t } = useTranslation('system');
  return (key: keyof SystemSample, name: string): Pick<FigureProps, 'name' | 'history' | 'historyLabel'> => ({
    name,
    history: history.map((sample) => (typeof sample[key] === 'number' ? sample[key] : null)),
    historyLabel: t('lastHour', { name }),
  });
}

function moodOf(value: number, watch: number, bad: number): Mood {
  if (value >= bad) return 'bad';
  return value >= watch ? 'watch' : 'calm';
}
