import { standardEvent as event, type StandardEvent } from './standard-event.ts';

const address = ['receiver', 'phone', 'province', 'city', 'district', 'address'];
const shipping = ['carrier', 'trackingNo', 'lineIds'];

/** The life of the order itself, from the channel's side. */
export const orderEvents: readonly StandardEvent[] = [
  event('order.created', '订单创建', 'Order created', ['amount', 'createdAt', ...address]),
  event('order.deposit_paid', '定金已付', 'Deposit paid', ['amount', 'paidAt', 'payMethod']),
  event('order.paid', '支付成功', 'Order paid', ['amount', 'paidAt', 'payMethod']),
  event('order.ready', '可以备货', 'Ready to process', ['amount', 'paidAt', 'payMethod']),
  event('order.updated', '订单信息更新', 'Order updated', ['amount', 'remark', ...address]),
  event('order.amount_changed', '金额修改', 'Amount changed', ['amount', 'freight']),
  event('order.lines_changed', '商品行修改', 'Lines changed', ['amount', 'lines']),
  event('order.note_changed', '备注修改', 'Note changed', ['remark']),
  event('order.address_change_requested', '申请修改收货信息', 'Address change requested', address),
  event('order.address_changed', '收货信息变更', 'Address changed', address),
  event('order.appointment_changed', '预约发货', 'Shipping appointment', ['promisedAt']),
  event('order.promise_changed', '发货时效变更', 'Shipping deadline changed', ['promisedAt']),
  event('order.held', '订单暂停', 'Order held', ['reason']),
  event('order.released', '订单恢复', 'Hold released'),
  event('order.cancel_requested', '申请取消', 'Cancellation requested', ['reason']),
  event('order.cancelled', '订单取消', 'Order cancelled', ['reason']),
  event('order.partially_shipped', '部分发货', 'Partially shipped', shipping),
  event('order.merged', '合并', 'Merged', ['mergeId', 'mergedInto', 'mergedWith']),
  event('order.unmerged', '取消合并', 'Merge undone', ['mergeId', 'mergedWith']),
  event('order.shipped', '已发货', 'Shipped', shipping),
  event('order.logistics_changed', '物流信息变更', 'Logistics changed', shipping),
  event('order.delivered', '已签收', 'Delivered', shipping),
  event('order.completed', '交易完成', 'Order completed'),
  event('order.deleted', '订单被删除', 'Order deleted'),
  event('shipment.created', '包裹创建', 'Shipment created', shipping),
  event('shipment.updated', '包裹更新', 'Shipment updated', shipping),
  event('shipment.delivered', '包裹签收', 'Shipment delivered', shipping),
];
