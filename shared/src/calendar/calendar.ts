import { z } from 'zod';

/** `09:00`; the end of a day is `24:00`. */
const ClockTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** Hours of work within one day, from inclusive, to exclusive, as the clocks of the calendar's zone show them. */
export const WorkingSpan = z.strictObject({ from: ClockTime, to: ClockTime });
export type WorkingSpan = z.infer<typeof WorkingSpan>;

const maxSpans = 6;
const maxDays = 2000;

const WorkingSpans = z.array(WorkingSpan).max(maxSpans);

/** A day as the calendar's zone counts it. */
const CalendarDay = z.iso.date();

/** When people work, in one zone: the hours of each weekday, and the days on which it is otherwise. `calendarProblems` finds what is wrong. */
export const WorkingCalendar = z.strictObject({
  /** An IANA name or an offset. */
  zone: z.string().max(60),
  /** From Monday to Sunday; the spans of a day in their order. */
  week: z.array(WorkingSpans).length(7),
  /** Days without work. */
  holidays: z.array(CalendarDay).max(maxDays),
  /** Days with hours of their own, such as a Saturday worked instead of a Monday. */
  extraDays: z.array(z.strictObject({ day: CalendarDay, hours: WorkingSpans })).max(maxDays),
});
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;

/** The calendar in force at an instant (epoch ms); what was in force at an instant never changes. */
export interface Calendars {
  at(now: number): WorkingCalendar;
}

const officeHours = [{ from: '09:00', to: '18:00' }];

/** Monday to Friday, nine to six: what a tenant has until somebody says otherwise. */
export function ordinaryCalendar(zone: string): WorkingCalendar {
  const week = [officeHours, officeHours, officeHours, officeHours, officeHours, [], []];
  return { zone, week, holidays: [], extraDays: [] };
}

/** A calendar and the instant (epoch ms) from which it counts. */
export interface DatedCalendar {
  readonly since: number;
  readonly calendar: WorkingCalendar;
}

/** Calendars by their instants, earliest first; before the first of them work is done in ordinary hours. */
export function calendarsOf(dated: readonly DatedCalendar[]): Calendars {
  return { at: (now) => dated.findLast(({ since }) => since <= now)?.calendar ?? firstCalendar };
}

/** What every tenant has until it says otherwise. */
export const firstCalendar = ordinaryCalendar('Asia/Shanghai');

const allDay = [{ from: '00:00', to: '24:00' }];

/** Every hour is an hour of work: for what must not depend on any tenant, such as stories and proof. */
export const roundTheClock: Calendars = {
  at: () => ({ zone: 'UTC', week: [allDay, allDay, allDay, allDay, allDay, allDay, allDay], holidays: [], extraDays: [] }),
};
