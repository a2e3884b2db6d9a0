export {
  type Calendars,
  calendarsOf,
  type DatedCalendar,
  firstCalendar,
  ordinaryCalendar,
  roundTheClock,
  WorkingCalendar,
  WorkingSpan,
} from './calendar.ts';
export { calendarProblems } from './calendar-problems.ts';
export { workingDaysAfter, workingTimeAfter, workingTimeBetween } from './working-time.ts';
