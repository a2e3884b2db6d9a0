import type { Snapshot } from '@orderloom/shared/step';
import type { Connection } from '../connect.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { JournalRow, RecordingScope, StoreQueries } from '../reading-types.ts';
import { readSnapshot } from '../snapshot-text.ts';
import { createGroups } from './order-streams.ts';

interface Row {
  readonly row: number;
  readonly createdAt: number;
  readonly id: string;
  readonly externalId: string;
  readonly version: number;
  readonly seq: number;
  readonly data: string;
}

interface Group {
  readonly status: Snapshot['status'];
  readonly channel: string;
}

const newest = { at: Number.MAX_SAFE_INTEGER, row: Number.MAX_SAFE_INTEGER };

/** Orders with their journals, in pages; what is read comes from the index of the lists, so that old orders cost nothing. */
export function createRecordingQueries(
  connection: Connection,
  journalOf: (tenant: string, order: string) => readonly JournalRow[],
): Pick<StoreQueries, 'recordings' | 'recordingCount'> {
  const { raw } = connection;
  const groupsOf = createGroups(raw);
  const inGroup = 'tenant = @tenant AND flow = @flow AND channel = @channel AND status = @status AND created_at >= @from';
  const page = raw.prepare<{ tenant: string; flow: string; from: number; at: number; row: number; limit: number } & Group, Row>(
    `SELECT row, created_at AS createdAt, id, external_id AS externalId, version, seq, data FROM orders INDEXED BY orders_listed
     WHERE ${inGroup} AND (created_at, row) < (@at, @row) ORDER BY created_at DESC, row DESC LIMIT @limit`,
  );
  const number = raw
    .prepare<{ tenant: string; flow: string; from: number } & Group, number>(
      `SELECT count(*) FROM orders INDEXED BY orders_listed WHERE ${inGroup}`,
    )
    .pluck();

  function groups(tenant: string, flow: string): readonly Group[] {
    const found = groupsOf(tenant).filter((group) => group.flow === flow) as unknown as readonly Group[];
    return [...found].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  const from = ({ status }: Group, { since }: RecordingScope) => (status === 'done' ? since : 0);

  return {
    recordings(tenant, { flow, since, cursor, limit }) {
      const place = readCursor(cursor, 3);
      const [key = '', at = newest.at, row = newest.row] = place ?? [];
      for (const group of groups(tenant, flow)) {
        if (keyOf(group) < String(key)) continue;
        const after = keyOf(group) === key ? { at: Number(at), row: Number(row) } : newest;
        const rows = page.all({ tenant, flow, ...group, from: from(group, { flow, since }), ...after, limit });
        const last = rows.at(-1);
        if (!last) continue;
        const { status } = group;
        const items = rows.map(({ id, externalId, version, seq, data }) => {
          connection.checkTime();
          const snapshot = readSnapshot(data, { order: id, seq, status });
          // An order that moved between the two readings is told as it was at the first.
          const steps = journalOf(tenant, id).filter((step) => step.seq <= seq);
          return { order: { id, externalId, version }, snapshot, steps };
        });
        return { items, next: writeCursor([keyOf(group), last.createdAt, last.row]) };
      }
      return { items: [], next: null };
    },
    recordingCount(tenant, scope) {
      const counted = groups(tenant, scope.flow).map((group) => ({
        ended: group.status === 'done',
        orders: number.get({ tenant, flow: scope.flow, ...group, from: from(group, scope) }) ?? 0,
      }));
      const sum = (ended: boolean) => counted.filter((one) => one.ended === ended).reduce((total, { orders }) => total + orders, 0);
      return { inFlight: sum(false), ended: sum(true) };
    },
  };
}

/** Those in flight sort before those that have ended. */
function keyOf({ status, channel }: Group): string {
  return `${status === 'done' ? 1 : 0} ${status} ${channel}`;
}
