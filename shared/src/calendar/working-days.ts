import { instantAt, shownAt } from '../base/zone.ts';
import type { WorkingCalendar, WorkingSpan } from './calendar.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Hours of work as instants (epoch ms), from inclusive, to exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A calendar that can be asked for days by their number: days since 1970-01-01. */
export interface WorkingDays {
  /** The number of the day that the calendar's zone has at an instant. */
  dayOf(instant: number): number;
  /** The hours of work of a day, in their order. */
  spansOf(day: number): readonly Span[];
  /** The instant of a time of day, in milliseconds since midnight. */
  instantOn(day: number, timeOfDay: number): number;
  /** Milliseconds since midnight that clocks show. */
  timeOfDay(instant: number): number;
}

const known = new WeakMap<WorkingCalendar, WorkingDays>();

export function workingDaysOf(calendar: WorkingCalendar): WorkingDays {
  const found = known.get(calendar) ?? readDays(calendar);
  known.set(calendar, found);
  return found;
}

function readDays({ zone, week, holidays, extraDays }: WorkingCalendar): WorkingDays {
  const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayMs;
  const special = new Map<number, readonly WorkingSpan[]>([
    ...holidays.map((day) => [numberOf(day), []] as const),
    ...extraDays.map(({ day, hours }) => [numberOf(day), hours] as const),
  ]);
  const instantOn = (day: number, timeOfDay: number) => {
    const date = new Date(day * dayMs);
    const found = instantAt({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), ms: timeOfDay }, zone);
    const wanted = day * dayMs + timeOfDay;
    return shownAt(found, zone) === wanted ? found : firstShowing(wanted, zone, found);
  };
  // 1970-01-01 was a Thursday.
  const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7;
  return {
    dayOf: (instant) => Math.floor(shownAt(instant, zone) / dayMs),
    timeOfDay: (instant) => {
      const shown = shownAt(instant, zone);
      return shown - Math.floor(shown / dayMs) * dayMs;
    },
    instantOn,
    spansOf(day) {
      const hours = special.get(day) ?? week[weekdayOf(day)] ?? [];
      // Where the clocks are put forward, hours of the day may be missing.
      return hours
        .map(({ from, to }) => ({ from: instantOn(day, clock(from)), to: instantOn(day, clock(to)) }))
        .filter((span) => span.from < span.to);
    },
  };
}

function clock(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * minuteMs;
}

/** The first minute at which clocks show no less than a time they leap over. */
function firstShowing(wanted: number, zone: string, near: number): number {
  let [before, after] = [near - 2 * 60 * minuteMs, near + 2 * 60 * minuteMs];
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / minuteMs / 2) * minuteMs;
    if (shownAt(middle, zone) >= wanted) after = middle;
    else before = middle;
  }
  return after;
}
