import { type WorkingCalendar, workingDaysAfter, workingTimeAfter } from '@orderloom/shared/calendar';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Length, LengthInput } from '../ui/fields/index.ts';
import { Time } from '../ui/Time.tsx';
import styles from './Calendar.module.css';

const dayMs = 86_400_000;

/** When a time limit would run out that began now, by the calendar as it stands in the form. */
export function Example({ calendar }: { readonly calendar: WorkingCalendar }) {
  const { t } = useTranslation('calendar');
  const [now] = useState(() => Date.now());
  const [length, setLength] = useState<Length>({ ms: 2 * 3_600_000, working: 'hours' });
  return (
    <div className={styles.example}>
      <span>{t('exampleBegins')}</span>
      <div className={styles.length}>
        <LengthInput label={t('exampleLength')} value={length} onChange={(next) => next && setLength(next)} />
      </div>
      <span>
        {t('exampleEnds')} <Time iso={new Date(endOf(calendar, now, length)).toISOString()} />
      </span>
    </div>
  );
}

function endOf(calendar: WorkingCalendar, now: number, { ms, working }: Length): number {
  if (working === undefined) return now + ms;
  return working === 'hours' ? workingTimeAfter(calendar, now, ms) : workingDaysAfter(calendar, now, Math.round(ms / dayMs));
}
