import { z } from 'zod';
import type { Locale } from '../base/text.ts';

/** How a length of time is counted in the tenant's calendar: hours of work, or working days (written as 24 hours each). */
export const Working = z.enum(['hours', 'days']);
export type Working = z.infer<typeof Working>;

const marks = { hours: 'work:', days: 'days:' } as const;

/** What begins the key of a delay that is counted so; nothing when it is counted by the clock. */
export function workingMark(working: Working | undefined): string {
  return working ? marks[working] : '';
}

/** How a delay is counted, by its key, or by the id of its timer. */
export function workingOf(key: string): Working | undefined {
  const bare = key.startsWith('xstate.after.') ? key.slice('xstate.after.'.length) : key;
  if (bare.startsWith(marks.hours)) return 'hours';
  return bare.startsWith(marks.days) ? 'days' : undefined;
}

/** The key of a delay without its mark. */
export function withoutMark(key: string): string {
  return key.slice(workingMark(workingOf(key)).length);
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;

/** A length of time in words, `told` being what it is by the clock. */
export function tellWorking(told: string, ms: number, working: Working | undefined, locale: Locale): string {
  if (working === undefined) return told;
  if (working === 'hours') return locale === 'zh' ? `工作时间 ${hoursText(ms, locale)}` : `${hoursText(ms, locale)} of working time`;
  const days = Math.round(ms / dayMs);
  return locale === 'zh' ? `${days} 个工作日` : `${days} working day${days === 1 ? '' : 's'}`;
}

/** Never in days, which would be taken for days of work. */
function hoursText(ms: number, locale: Locale): string {
  const [hours, minutes] = [Math.floor(ms / hourMs), Math.round((ms % hourMs) / minuteMs)];
  const [hour, minute] = locale === 'zh' ? ['小时', '分钟'] : ['h', 'min'];
  const parts = [...(hours > 0 ? [`${hours} ${hour}`] : []), ...(minutes > 0 || hours === 0 ? [`${minutes} ${minute}`] : [])];
  return parts.join(' ');
}
