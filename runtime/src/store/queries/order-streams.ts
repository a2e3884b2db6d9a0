import type { Connection } from '../connect.ts';
import type { OrderFilter } from '../reading-types.ts';

/** A place in the lists: the newest first, of one instant the one that came last. */
export interface Place {
  readonly row: number;
  readonly createdAt: number;
}

/** What of a filter is read from indexes: all but the text. */
export type Reach = Pick<OrderFilter, 'flow' | 'state' | 'status' | 'channel'>;

/** From where on, and to where; `after` itself is left out. */
export interface Span {
  readonly from: number;
  readonly after: Place;
}

interface Group {
  readonly flow: string;
  readonly channel: string;
  readonly status: string;
}

interface Position {
  tenant: string;
  from: number;
  at: number;
  row: number;
  limit: number;
}

// Steps from one group to the next in the index, so that it costs as many reads as there are groups.
const groupsOf = `
WITH RECURSIVE groups (flow, channel, status) AS (
  SELECT * FROM (SELECT flow, channel, status FROM orders WHERE tenant = @tenant ORDER BY flow, channel, status LIMIT 1)
  UNION ALL
  SELECT next.flow, next.channel, next.status FROM groups JOIN orders AS next ON next.row = (
    SELECT row FROM orders WHERE tenant = @tenant AND (flow, channel, status) > (groups.flow, groups.channel, groups.status)
    ORDER BY flow, channel, status LIMIT 1)
)
SELECT flow, channel, status FROM groups`;

const keyset = (row: string) =>
  `created_at >= @from AND (created_at, ${row}) < (@at, @row) ORDER BY created_at DESC, ${row} DESC LIMIT @limit`;

/** The newest orders of a filter: each list that fits is read from its index as far as the page needs, and they are merged. */
export function createOrderStreams({ raw }: Pick<Connection, 'raw'>) {
  const groups = raw.prepare<{ tenant: string }, Group>(groupsOf);
  const placesIn = raw.prepare<[string, string], Group & { no: number }>(
    'SELECT no, flow, channel, status FROM places WHERE tenant = ? AND state = ?',
  );
  const inGroup = raw.prepare<Position & Group, Place>(
    `SELECT row, created_at AS createdAt FROM orders
     WHERE tenant = @tenant AND flow = @flow AND channel = @channel AND status = @status AND ${keyset('row')}`,
  );
  const inPlace = raw.prepare<Position & { no: number }, Place>(
    `SELECT order_row AS row, created_at AS createdAt FROM order_states WHERE place = @no AND ${keyset('order_row')}`,
  );

  const nextIn = raw.prepare<Group & { tenant: string; at: number }, number>(
    `SELECT row FROM orders WHERE tenant = @tenant AND flow = @flow AND channel = @channel AND status = @status AND created_at > @at
     ORDER BY created_at, row LIMIT 1`,
  );
  nextIn.pluck();

  /** The lowest number of an order that came next after an instant, in any list; undefined when none did. */
  function firstAfter(tenant: string, at: number): number | undefined {
    const rows = groups.all({ tenant }).flatMap((group) => nextIn.get({ ...group, tenant, at }) ?? []);
    return rows.length === 0 ? undefined : Math.min(...rows);
  }

  function newest(tenant: string, reach: Reach, { from, after }: Span, limit: number): Place[] {
    const position = { tenant, from, at: after.createdAt, row: after.row, limit };
    const fits = (group: Group) => fitsIn(reach, group);
    const found =
      reach.state === undefined
        ? groups
            .all({ tenant })
            .filter(fits)
            .flatMap(({ flow, channel, status }) => inGroup.all({ ...position, flow, channel, status }))
        : placesIn
            .all(tenant, reach.state)
            .filter(fits)
            .flatMap(({ no }) => inPlace.all({ ...position, no }));
    return found.sort(newestFirst).slice(0, limit);
  }

  return { newest, firstAfter };
}

export function newestFirst(a: Place, b: Place): number {
  return b.createdAt - a.createdAt || b.row - a.row;
}

function fitsIn(reach: Reach, group: Group): boolean {
  return (['flow', 'channel', 'status'] as const).every((name) => reach[name] === undefined || reach[name] === group[name]);
}
