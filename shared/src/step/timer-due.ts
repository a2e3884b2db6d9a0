import { workingDaysAfter, workingTimeAfter, workingTimeBetween } from '../calendar/working-time.ts';
import type { Machine } from '../compile/machine.ts';
import { workingOf } from '../document/working.ts';

const dayMs = 86_400_000;

interface Counting {
  readonly machine: Pick<Machine, 'calendars'>;
  /** The instant of the step (epoch ms): the calendar in force then counts. */
  readonly now: number;
}

/** When a timer of this id falls due (epoch ms) whose delay (ms, working days as 24 hours each) began at `from`. */
export function dueAfter({ machine, now }: Counting, id: string, from: number, delay: number): number {
  const working = workingOf(id);
  if (working === undefined || !Number.isFinite(delay)) return from + delay;
  const calendar = machine.calendars.at(now);
  if (working === 'hours') return workingTimeAfter(calendar, from, delay);
  return workingDaysAfter(calendar, from, Math.round(delay / dayMs));
}

/** What is left of a timer: milliseconds, of work where it is counted so. */
export function leftUntil({ machine, now }: Counting, id: string, due: number): number {
  return workingOf(id) ? workingTimeBetween(machine.calendars.at(now), now, due) : Math.max(0, due - now);
}

/** When a timer falls due of which so much was left. */
export function dueWithLeft({ machine, now }: Counting, id: string, left: number): number {
  return workingOf(id) ? workingTimeAfter(machine.calendars.at(now), now, left) : now + left;
}
