import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './Calendar.module.css';
import type { CalendarText, Unread } from './calendar-text.ts';

interface PartProps {
  readonly text: CalendarText;
  readonly disabled: boolean;
  readonly unread: readonly Unread[];
  readonly onChange: (part: Partial<CalendarText>) => void;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The hours of each weekday. */
export function WeekInput({ text, disabled, unread, onChange }: PartProps) {
  const { t } = useTranslation('calendar');
  return (
    <fieldset className={styles.week}>
      <legend>{t('week')}</legend>
      {weekdays.map((name, weekday) => (
        <TextInput
          key={name}
          label={t(`weekday-${name}`)}
          placeholder={t('noWork')}
          disabled={disabled}
          error={unread.some((one) => one.part === 'week' && one.weekday === weekday) ? t('hoursUnread') : null}
          value={text.week[weekday] ?? ''}
          onChange={(event) => onChange({ week: text.week.map((hours, at) => (at === weekday ? event.currentTarget.value : hours)) })}
        />
      ))}
    </fieldset>
  );
}

const placeholders = { holidays: '2026-10-01 ~ 2026-10-07', extraDays: '2026-10-10 09:00-18:00' } as const;

/** The days on which it is otherwise. */
export function DaysInput({ text, disabled, unread, onChange }: PartProps) {
  const { t } = useTranslation('calendar');
  return (
    <div className={styles.days}>
      {(['holidays', 'extraDays'] as const).map((part) => {
        const wrong = unread.find((one) => one.part === part);
        return (
          <Textarea
            key={part}
            label={t(part)}
            description={t(`${part}Hint`)}
            placeholder={placeholders[part]}
            autosize
            minRows={5}
            maxRows={16}
            disabled={disabled}
            error={wrong && 'line' in wrong ? t('lineUnread', { line: wrong.line, text: wrong.text }) : null}
            value={text[part]}
            onChange={(event) => onChange({ [part]: event.currentTarget.value })}
          />
        );
      })}
    </div>
  );
}
