const progressed = ['wms.progressed', 'order.updated'];

/** What a warehouse reports of its work on an order, and the standard events for it, the best first. */
export const processEvents: Readonly<Record<string, readonly string[]>> = {
  ACCEPT: ['wms.accepted', 'wms.progressed'],
  REJECT: ['wms.rejected', 'wms.exception'],
  PRINT: progressed,
  PICK: progressed,
  CHECK: progressed,
  PACKAGE: progressed,
  WEIGH: progressed,
  READY: progressed,
  // What left, and under which number, is told by the confirmation; the report is only a step of the work.
  DELIVERED: progressed,
  PARTDELIVERED: progressed,
  PARTFULFILLED: progressed,
  FULFILLED: progressed,
  SIGN: ['shipment.delivered', 'order.delivered'],
  REFUSE: ['shipment.refused', 'shipment.exception'],
  EXCEPTION: ['wms.exception'],
  CLOSED: ['wms.closed', 'wms.cancelled'],
  CANCELED: ['wms.cancelled'],
  TMSCANCELED: ['shipment.intercepted', 'wms.cancelled'],
  OTHER: progressed,
};

const shipped = ['wms.shipped', 'order.shipped'];
const partlyShipped = ['wms.partially_shipped', 'order.partially_shipped'];

/** A confirmation tells of a part when it says so, or when more confirmations of the order follow. */
export function confirmEvents(status: string | undefined, more: boolean): readonly string[] {
  if (status === 'PARTDELIVERED') return partlyShipped;
  if (status !== undefined && status !== 'DELIVERED') return processEvents[status] ?? [];
  return more ? partlyShipped : shipped;
}
