import { Alert, Button, Group, Select, Stack } from '@mantine/core';
import type { SavedCalendar } from '@orderloom/shared/api';
import { calendarProblems } from '@orderloom/shared/calendar';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveCalendar } from '../api/calendar.ts';
import { useMay } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { useErrorText } from '../ui/error-text.ts';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Calendar.module.css';
import { DaysInput, WeekInput } from './CalendarParts.tsx';
import { type CalendarText, readCalendar, writeCalendar } from './calendar-text.ts';
import { Example } from './Example.tsx';

const zones = Intl.supportedValuesOf('timeZone');

/** The hours of each weekday, and the days on which it is otherwise; what cannot be understood is told where it stands. */
export function CalendarForm({ saved }: { readonly saved: SavedCalendar }) {
  const { t } = useTranslation(['calendar', 'ui']);
  const locale = useLocale();
  const may = useMay('flows:publish');
  const tell = useTell();
  const errorText = useErrorText();
  const save = useSaveCalendar();
  const [text, setText] = useState<CalendarText>(() => writeCalendar(saved.calendar));
  const read = readCalendar(text);
  const calendar = 'calendar' in read ? read.calendar : undefined;
  const problems = calendar ? calendarProblems(calendar).map(({ message }) => message[locale]) : [];
  const change = (part: Partial<CalendarText>) => setText((before) => ({ ...before, ...part }));
  const parts = { text, disabled: !may, unread: 'unread' in read ? read.unread : [], onChange: change };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (calendar && problems.length === 0) save.mutate(calendar, { onSuccess: () => tell.done(t('saved')), onError: tell.failed });
      }}
    >
      <p className={styles.quiet}>{t('hint')}</p>
      <Select
        label={t('zone')}
        data={zones.includes(text.zone) ? zones : [text.zone, ...zones]}
        searchable
        allowDeselect={false}
        disabled={!may}
        maw={320}
        value={text.zone}
        onChange={(zone) => change({ zone: zone ?? text.zone })}
      />
      <WeekInput {...parts} />
      <DaysInput {...parts} />
      {problems.length > 0 ? (
        <Alert color="red" role="alert">
          {problems.join(' ')}
        </Alert>
      ) : null}
      {calendar && problems.length === 0 ? <Example calendar={calendar} /> : null}
      {save.error ? (
        <Alert color="red" role="alert">
          {errorText(save.error)}
        </Alert>
      ) : null}
      <Stack gap={6}>
        {may ? (
          <Group gap={8}>
            <Button type="submit" loading={save.isPending} disabled={!calendar || problems.length > 0}>
              {t('ui:save')}
            </Button>
            <span className={styles.quiet}>{t('inForce')}</span>
          </Group>
        ) : null}
        {saved.since === null ? null : (
          <span className={styles.quiet}>
            {saved.savedBy?.replace(/^person:/, '')} · <Time iso={saved.since} as="ago" />
          </span>
        )}
      </Stack>
    </form>
  );
}
