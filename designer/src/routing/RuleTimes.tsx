import type { RoutingRule } from '@orderloom/shared/routing';
import { useTranslation } from 'react-i18next';
import styles from './Routing.module.css';

interface RuleTimesProps {
  readonly rule: RoutingRule;
  readonly onChange: (part: Partial<RoutingRule>) => void;
}

const dayEnd = 1440;

/** When a rule counts: from, until, and in which hours of the day. */
export function RuleTimes({ rule: { from, until, hours }, onChange }: RuleTimesProps) {
  const { t } = useTranslation('routing');
  const setHours = (part: Partial<NonNullable<RoutingRule['hours']>>) => {
    const next = { from: 0, to: dayEnd, ...hours, ...part };
    onChange({ hours: next.from === 0 && next.to === dayEnd ? null : next });
  };
  return (
    <div className={styles.formRow}>
      <span className={styles.formWord}>{t('when')}</span>
      <label className={styles.choice}>
        <span className={styles.quiet}>{t('validFrom')}</span>
        <input
          className={styles.select}
          type="datetime-local"
          value={localText(from)}
          onChange={(event) => onChange({ from: instantOf(event.currentTarget.value) })}
        />
      </label>
      <label className={styles.choice}>
        <span className={styles.quiet}>{t('validUntil')}</span>
        <input
          className={styles.select}
          type="datetime-local"
          value={localText(until)}
          onChange={(event) => onChange({ until: instantOf(event.currentTarget.value) })}
        />
      </label>
      <label className={styles.choice}>
        <span className={styles.quiet}>{t('hoursFrom')}</span>
        <input
          className={styles.select}
          type="time"
          value={clockText(hours?.from)}
          onChange={(event) => setHours({ from: minuteOf(event.currentTarget.value, 0) })}
        />
      </label>
      <label className={styles.choice}>
        <span className={styles.quiet}>{t('hoursTo')}</span>
        <input
          className={styles.select}
          type="time"
          value={clockText(hours?.to)}
          onChange={(event) => setHours({ to: minuteOf(event.currentTarget.value, dayEnd) })}
        />
      </label>
    </div>
  );
}

function clockText(minute: number | undefined): string {
  if (minute === undefined || minute >= dayEnd) return '';
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function minuteOf(text: string, otherwise: number): number {
  const [hour, minute] = text.split(':').map(Number);
  return hour === undefined || minute === undefined || Number.isNaN(hour) ? otherwise : hour * 60 + minute;
}

/** What the field wants: the time on the clock of this browser. */
function localText(iso: string | null): string {
  if (iso === null) return '';
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function instantOf(text: string): string | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
