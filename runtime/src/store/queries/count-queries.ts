import { and, count, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Connection } from '../connect.ts';
import type { Counts, StateCount, StoreQueries } from '../reading-types.ts';
import { counters, inbox, outbox, sources } from '../tables.ts';

/** Numbers for the head of a screen. Orders are counted by the commits themselves, never by walking them. */
export function createCountQueries({ query }: Connection): Pick<StoreQueries, 'counts' | 'stateCounts'> {
  function stateCounts(tenant: string, flow?: string): readonly StateCount[] {
    return query
      .select({ flow: counters.flow, version: counters.version, state: counters.key, orders: counters.orders })
      .from(counters)
      .where(
        and(
          eq(counters.tenant, tenant),
          eq(counters.type, 'state'),
          gt(counters.orders, 0),
          flow === undefined ? undefined : eq(counters.flow, flow),
        ),
      )
      .all();
  }

  function counts(tenant: string): Counts {
    const counted = query
      .select({ type: counters.type, key: counters.key, rows: sql<number>`sum(${counters.orders})` })
      .from(counters)
      .where(and(eq(counters.tenant, tenant), inArray(counters.type, ['status', 'timer'])))
      .groupBy(counters.type, counters.key)
      .all();
    const of = (type: 'status' | 'timer', key: string) => counted.find((row) => row.type === type && row.key === key)?.rows ?? 0;
    const outboxIn = (value: 'pending' | 'dead') =>
      query
        .select({ rows: count() })
        .from(outbox)
        .where(and(eq(outbox.tenant, tenant), eq(outbox.status, value)))
        .get()?.rows ?? 0;
    const quarantined = query
      .select({ rows: count() })
      .from(inbox)
      .innerJoin(sources, eq(sources.no, inbox.source))
      .where(and(eq(sources.tenant, tenant), eq(inbox.status, 'quarantined'), sql`${inbox.status} <> 'applied'`))
      .get();
    return {
      orders: { active: of('status', 'active'), done: of('status', 'done'), error: of('status', 'error') },
      outbox: { pending: outboxIn('pending'), dead: outboxIn('dead') },
      inbox: { quarantined: quarantined?.rows ?? 0 },
      timers: { armed: of('timer', 'armed'), failed: of('timer', 'failed') },
    };
  }

  return { counts, stateCounts };
}
