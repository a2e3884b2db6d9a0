import { eventsUnder, word } from './words.ts';

const progressed = ['wms.progressed', 'order.updated'];

/** What a warehouse reports of its work on an order. */
export const processWords = [
  word('ACCEPT', '接单', 'Taken', ['wms.accepted', 'wms.progressed'], 'to-ship'),
  word('REJECT', '拒单', 'Refused', ['wms.rejected', 'wms.exception'], 'on-hold'),
  word('PRINT', '打印', 'Printed', progressed, 'to-ship'),
  word('PICK', '拣货', 'Picked', progressed, 'to-ship'),
  word('CHECK', '复核', 'Checked', progressed, 'to-ship'),
  word('PACKAGE', '打包', 'Packed', progressed, 'to-ship'),
  word('WEIGH', '称重', 'Weighed', progressed, 'to-ship'),
  word('READY', '待提货', 'Ready to go', progressed, 'to-ship'),
  // What left, and under which number, is told by the confirmation; the report is only a step of the work.
  word('DELIVERED', '已发货', 'Sent', progressed, 'shipped'),
  word('PARTDELIVERED', '部分发货', 'Partly sent', progressed, 'partly-shipped'),
  word('PARTFULFILLED', '部分收货', 'Partly received', progressed),
  word('FULFILLED', '收货完成', 'Received', progressed),
  word('SIGN', '签收', 'Signed for', ['shipment.delivered', 'order.delivered'], 'completed'),
  word('REFUSE', '买家拒签', 'Refused by the buyer', ['shipment.refused', 'shipment.exception'], 'on-hold'),
  word('EXCEPTION', '异常', 'In trouble', ['wms.exception'], 'on-hold'),
  word('CLOSED', '关闭', 'Closed', ['wms.closed', 'wms.cancelled'], 'on-hold'),
  word('CANCELED', '取消', 'Cancelled', ['wms.cancelled'], 'on-hold'),
  word('TMSCANCELED', '快递拦截', 'Intercepted', ['shipment.intercepted', 'wms.cancelled'], 'on-hold'),
  word('OTHER', '其他', 'Other', progressed),
];

const shipped = ['wms.shipped', 'order.shipped'];
const partlyShipped = ['wms.partially_shipped', 'order.partially_shipped'];

/** A confirmation tells of a part when it says so, or when more confirmations of the order follow. */
export function confirmEvents(status: string | undefined, more: boolean): readonly string[] {
  if (status === 'PARTDELIVERED') return partlyShipped;
  if (status !== undefined && status !== 'DELIVERED') return eventsUnder(processWords, status) ?? [];
  return more ? partlyShipped : shipped;
}
