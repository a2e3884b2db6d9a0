import type { Connection } from '../connect.ts';
import type { OrderFilter } from '../reading-types.ts';
import { placeOfReason } from '../review-places.ts';

/** A place in the lists: the newest first, of one instant the one that came last. */
export interface Place {
  readonly row: number;
  readonly createdAt: number;
}

/** What of a filter is read from indexes: all but the text. */
export type Reach = Pick<OrderFilter, 'flow' | 'state' | 'status' | 'channel' | 'reason'>;

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

const keyset = (row: string) =>
  `created_at >= @from AND (created_at, ${row}) < (@at, @row) ORDER BY created_at DESC, ${row} DESC LIMIT @limit`;

/** The newest orders of a filter: each list that fits is read from its index as far as the page needs, and they are merged. */
export function createOrderStreams({ raw }: Pick<Connection, 'raw'>) {
  const groupsOf = createGroups(raw);
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
  const waiting = raw.prepare<Position & { no: number; state: string | null }, Place>(
    `SELECT order_row AS row, created_at AS createdAt FROM order_reasons
     WHERE place = @no AND (@state IS NULL OR EXISTS (
       SELECT 1 FROM orders o, json_each(o.states) s WHERE o.row = order_row AND s.value = @state)) AND ${keyset('order_row')}`,
  );
  const waits = raw
    .prepare<[string, string, number, number], number>(
      `SELECT 1 FROM places p JOIN order_reasons r ON r.place = p.no
       WHERE p.tenant = ? AND p.state = ? AND r.created_at = ? AND r.order_row = ?`,
    )
    .pluck();

  /** Whether an order waits for that reason. */
  function hasReason(tenant: string, reason: string, { createdAt, row }: Place): boolean {
    return waits.get(tenant, placeOfReason(reason), createdAt, row) !== undefined;
  }

  function waitingFor(tenant: string, reason: string, reach: Reach, position: Position): Place[] {
    const places = placesIn.all(tenant, placeOfReason(reason)).filter((group) => fitsIn(reach, group));
    return places.flatMap(({ no }) => waiting.all({ ...position, no, state: reach.state ?? null }));
  }

  function newest(tenant: string, reach: Reach, { from, after }: Span, limit: number): Place[] {
    const position = { tenant, from, at: after.createdAt, row: after.row, limit };
    const fits = (group: Group) => fitsIn(reach, group);
    if (reach.reason !== undefined) return waitingFor(tenant, reach.reason, reach, position).sort(newestFirst).slice(0, limit);
    const found =
      reach.state === undefined
        ? groupsOf(tenant)
            .filter(fits)
            .flatMap(({ flow, channel, status }) => inGroup.all({ ...position, flow, channel, status }))
        : placesIn
            .all(tenant, reach.state)
            .filter(fits)
            .flatMap(({ no }) => inPlace.all({ ...position, no }));
    return found.sort(newestFirst).slice(0, limit);
  }

  return { newest, hasReason };
}

export function newestFirst(a: Place, b: Place): number {
  return b.createdAt - a.createdAt || b.row - a.row;
}

/**
 * The flows, channels and statuses a tenant has orders in. Steps from one to the next in the index, so that it costs as many reads as
 * there are; one column at a time, since a comparison of several would go through all orders of a group.
 */
export function createGroups(raw: Connection['raw']): (tenant: string) => readonly Group[] {
  const next = (where: string, order: string) =>
    raw.prepare<Group & { tenant: string }, Group>(
      `SELECT flow, channel, status FROM orders INDEXED BY orders_listed WHERE tenant = @tenant AND ${where} ORDER BY ${order} LIMIT 1`,
    );
  const steps = [
    next('flow = @flow AND channel = @channel AND status > @status', 'status'),
    next('flow = @flow AND channel > @channel', 'channel, status'),
    next('flow > @flow', 'flow, channel, status'),
  ];
  const after = (place: Group & { tenant: string }): Group | undefined => {
    for (const step of steps) {
      const found = step.get(place);
      if (found) return found;
    }
    return undefined;
  };
  return (tenant) => {
    const groups: Group[] = [];
    for (let group = after({ tenant, flow: '', channel: '', status: '' }); group; group = after({ tenant, ...group })) groups.push(group);
    return groups;
  };
}

function fitsIn(reach: Reach, group: Group): boolean {
  return (['flow', 'channel', 'status'] as const).every((name) => reach[name] === undefined || reach[name] === group[name]);
}
