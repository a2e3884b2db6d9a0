import { calendarRoutes } from '@orderloom/shared/api';
import { calendarProblems } from '@orderloom/shared/calendar';
import type { Hono } from 'hono';
import type { Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { iso } from './present.ts';
import { Refusal } from './refusals.ts';

/** When people work. */
export function serveCalendar(app: Hono<Environment>, { store: { calendars } }: HttpDeps): void {
  const shown = (tenant: string) => {
    const { calendar, since, savedBy } = calendars.latest(tenant);
    return { calendar, since: since === null ? null : iso(since), savedBy };
  };

  implement(app, calendarRoutes.readCalendar, ({ actor }) => shown(actor.tenant));

  implement(app, calendarRoutes.saveCalendar, ({ actor, body }) => {
    const errors = calendarProblems(body);
    if (errors.length > 0) throw new Refusal('bad-body', { errors });
    calendars.save(actor.tenant, body, actor.name);
    return shown(actor.tenant);
  });
}
