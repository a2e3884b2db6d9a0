import type { WorkingCalendar } from './calendar.ts';
import { type Span, type WorkingDays, workingDaysOf } from './working-days.ts';

const dayMs = 86_400_000;
/** Who works less than a delay asks for within so many days, waits until then. */
const horizonDays = 20 * 366;

/** The instant (epoch ms) at which so many milliseconds of work have passed since `from`. Nothing to wait for is over at once. */
export function workingTimeAfter(calendar: WorkingCalendar, from: number, ms: number): number {
  if (ms <= 0) return from;
  let rest = ms;
  for (const span of spansAfter(workingDaysOf(calendar), from)) {
    const length = span.to - span.from;
    if (rest <= length) return span.from + rest;
    rest -= length;
  }
  return from + horizonDays * dayMs;
}

/** How many milliseconds of work lie between two instants; 0 when `to` is not the later. */
export function workingTimeBetween(calendar: WorkingCalendar, from: number, to: number): number {
  let sum = 0;
  for (const span of spansAfter(workingDaysOf(calendar), from)) {
    if (span.from >= to) break;
    sum += Math.min(span.to, to) - span.from;
  }
  return sum;
}

/**
 * The same time of day so many working days later. What begins outside of hours begins with the next ones; where the last day does not
 * work at that time, it is over at the next hours of that day, else at its end.
 */
export function workingDaysAfter(calendar: WorkingCalendar, from: number, days: number): number {
  if (days <= 0) return from;
  const work = workingDaysOf(calendar);
  const [first] = spansAfter(work, from);
  if (!first) return from + horizonDays * dayMs;
  const last = nthWorkingDay(work, work.dayOf(first.from), days);
  const wanted = work.instantOn(last, work.timeOfDay(first.from));
  const spans = work.spansOf(last);
  const span = spans.find(({ to }) => wanted <= to);
  return span ? Math.max(wanted, span.from) : (spans.at(-1)?.to ?? wanted);
}

function nthWorkingDay(work: WorkingDays, from: number, days: number): number {
  let day = from;
  for (let left = Math.min(days, horizonDays); left > 0 && day < from + horizonDays; day += 1) {
    if (work.spansOf(day + 1).length > 0) left -= 1;
  }
  return day;
}

/** What is left of the hours of work from an instant on. */
function* spansAfter(work: WorkingDays, from: number): Generator<Span> {
  const first = work.dayOf(from);
  for (let day = first; day < first + horizonDays; day += 1) {
    for (const span of work.spansOf(day)) {
      if (span.to > from) yield { from: Math.max(span.from, from), to: span.to };
    }
  }
}
