import type { FlowDocument } from '@orderloom/shared/document';
import type { OrderReference } from '../channels/index.ts';
import type { Store } from '../store/index.ts';
import type { Catalogue } from './catalogue.ts';

type Found = ReturnType<Catalogue['referred']>;
type Orders = Pick<Store['engine'], 'orderIdsNamed' | 'ordersUnder' | 'loadOrder'>;

/** The orders somebody else speaks of: by the first number that is known, and only then by the parcel. */
export function findOrders(
  orders: Orders,
  tenant: string,
  { orderNos = [], trackingNos = [] }: OrderReference,
  documentOf: (flow: string, version: number) => FlowDocument | undefined,
): Found {
  const read = (ids: readonly string[], by: Found[number]['by']): Found =>
    ids.flatMap((id) => {
      const order = orders.loadOrder(tenant, id);
      const document = order && documentOf(order.flow, order.version);
      return order && document ? { order: id, version: order.version, document, by } : [];
    });
  for (const number of orderNos) {
    const ids = new Set([...orders.orderIdsNamed(tenant, number), ...orders.ordersUnder(tenant, number)]);
    if (ids.size > 0) return read([...ids], 'orderNo');
  }
  for (const number of trackingNos) {
    const ids = orders.ordersUnder(tenant, number);
    if (ids.length > 0) return read(ids, 'trackingNo');
  }
  return [];
}
