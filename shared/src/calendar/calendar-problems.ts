import { type Problem, problem } from '../base/problem.ts';
import type { Text } from '../base/text.ts';
import { isZone } from '../base/zone.ts';
import type { WorkingCalendar, WorkingSpan } from './calendar.ts';

const texts = {
  'calendar.unknown-zone': { zh: '没有这个时区。', en: 'There is no such time zone.' },
  'calendar.never-works': { zh: '至少要有一个工作日。', en: 'At least one weekday must have hours of work.' },
  'calendar.spans-overlap': {
    zh: '工作时段要有先后，不能重叠，结束要晚于开始。',
    en: 'Hours must follow each other, and end after they begin.',
  },
  'calendar.day-twice': { zh: '这一天说了两次。', en: 'This day is told of twice.' },
} as const satisfies Readonly<Record<string, Text>>;

/** What makes a calendar impossible to count by, each with its place. */
export function calendarProblems({ zone, week, holidays, extraDays }: WorkingCalendar): readonly Problem[] {
  const told = (code: keyof typeof texts, path: string) => problem(code, path, texts[code]);
  const days = [...holidays.map((day, at) => [day, `holidays.${at}`]), ...extraDays.map(({ day }, at) => [day, `extraDays.${at}.day`])];
  const seen = new Set<string>();
  return [
    ...(isZone(zone) ? [] : [told('calendar.unknown-zone', 'zone')]),
    ...(week.some((spans) => spans.length > 0) ? [] : [told('calendar.never-works', 'week')]),
    ...week.flatMap((spans, at) => (inOrder(spans) ? [] : [told('calendar.spans-overlap', `week.${at}`)])),
    ...extraDays.flatMap(({ hours }, at) => (inOrder(hours) ? [] : [told('calendar.spans-overlap', `extraDays.${at}.hours`)])),
    ...days.flatMap(([day = '', path = '']) => {
      if (seen.has(day)) return [told('calendar.day-twice', path)];
      seen.add(day);
      return [];
    }),
  ];
}

function inOrder(spans: readonly WorkingSpan[]): boolean {
  return spans.every(({ from, to }, index) => from < to && (spans[index - 1]?.to ?? '00:00') <= from);
}
