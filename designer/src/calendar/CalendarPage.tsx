import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCalendar } from '../api/calendar.ts';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { CalendarForm } from './CalendarForm.tsx';

/** When people work: what time limits in working time count by. */
export function CalendarPage() {
  const { t } = useTranslation('calendar');
  const calendar = useCalendar();
  return (
    <Page title={t('title')}>
      {calendar.isPending ? <Skeleton height={360} m={16} radius="lg" /> : null}
      {calendar.isError ? <Failure error={calendar.error} onRetry={() => void calendar.refetch()} /> : null}
      {calendar.data ? <CalendarForm key={calendar.data.since} saved={calendar.data} /> : null}
    </Page>
  );
}
