import { z } from 'zod';
import { WorkingCalendar } from '../calendar/calendar.ts';
import { defineRoute } from './define-route.ts';

const tag = 'flows';

/** When people work. */
export const SavedCalendar = z.object({
  calendar: WorkingCalendar,
  /** From when on it counts; null for the one every tenant begins with. */
  since: z.iso.datetime().nullable(),
  savedBy: z.string().nullable(),
});
export type SavedCalendar = z.infer<typeof SavedCalendar>;

export const calendarRoutes = {
  readCalendar: defineRoute({
    tag,
    permission: 'flows:read',
    method: 'get',
    path: '/api/calendar',
    status: 200,
    answer: SavedCalendar,
    summary: 'Read the business calendar that was saved last',
  }),
  saveCalendar: defineRoute({
    tag,
    permission: 'flows:publish',
    method: 'put',
    path: '/api/calendar',
    status: 200,
    body: WorkingCalendar,
    answer: SavedCalendar,
    refusals: [422],
    summary: 'Say when people work; counts ten seconds later, for time limits that begin then',
  }),
};
