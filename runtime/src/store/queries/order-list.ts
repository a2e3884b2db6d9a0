import { reasonsField } from '@orderloom/shared/order';
import type { Connection } from '../connect.ts';
import { pageOf, readCursor } from '../cursor.ts';
import type { ListedOrder, OrderFilter, Page } from '../reading-types.ts';
import type { SearchIndex } from '../search/index.ts';
import { createOrderStreams, type Span } from './order-streams.ts';
import { createTextSearch } from './order-text.ts';

interface Columns extends Omit<ListedOrder, 'states' | 'tags' | 'reasons'> {
  readonly row: number;
  readonly states: string;
  readonly tags: string;
  readonly reasons: string | null;
}

/** Orders that pass a filter, newest first. */
export function createOrderList(connection: Connection, index: SearchIndex | undefined) {
  const streams = createOrderStreams(connection);
  const search = createTextSearch(connection, streams, index);
  const one = connection.raw.prepare<[number], Columns>(
    `SELECT row, id, external_id AS externalId, channel, flow, version, status, states, tags, amount, created_at AS createdAt,
       updated_at AS updatedAt, data -> '$.context.${reasonsField}' AS reasons
     FROM orders WHERE row = ?`,
  );

  return (tenant: string, filter: OrderFilter): Page<ListedOrder> => {
    const { text } = filter;
    const span = spanOf(filter);
    const wanted = filter.limit + 1;
    const places = text === undefined ? streams.newest(tenant, filter, span, wanted) : search(tenant, { ...filter, text }, span, wanted);
    return pageOf(
      places.flatMap(({ row }) => one.get(row) ?? []),
      filter.limit,
      (order) => [order.createdAt, order.row],
      toOrderRow,
    );
  };
}

function spanOf({ cursor, createdFrom = 0, createdTo = Number.MAX_SAFE_INTEGER }: OrderFilter): Span {
  const [createdAt, row] = readCursor(cursor, 2) ?? [];
  // A cursor lies within the asked time, since it is the place of an order that was found.
  const after =
    typeof createdAt === 'number' && typeof row === 'number' ? { createdAt, row } : { createdAt: createdTo, row: Number.MAX_SAFE_INTEGER };
  return { from: createdFrom, after };
}

function toOrderRow({ row: _row, states, tags, reasons, ...order }: Columns): ListedOrder {
  return { ...order, states: JSON.parse(states), tags: JSON.parse(tags), reasons: textsIn(reasons) };
}

/** A field of another type under that name tells no reasons. */
function textsIn(json: string | null): readonly string[] {
  const found: unknown = JSON.parse(json ?? 'null');
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
}
