import { standardEvent as event, type StandardEvent } from './standard-event.ts';

const parcel = ['carrier', 'trackingNo', 'reason', 'routes'];
const rider = ['carrier', 'trackingNo', 'reason', 'rider', 'riderPhone', 'riderPlace'];
const depot = ['warehouse', 'deliveryNo', 'step', 'reason'];

/** What carriers, couriers and warehouses tell of an order they have in hand. */
export const deliveryEvents: readonly StandardEvent[] = [
  event('shipment.collected', '包裹揽收', 'Shipment collected', parcel),
  event('shipment.in_transit', '包裹在途', 'Shipment in transit', parcel),
  event('shipment.out_for_delivery', '包裹派送中', 'Shipment out for delivery', parcel),
  event('shipment.exception', '包裹异常', 'Shipment in trouble', parcel),
  event('shipment.refused', '包裹拒签', 'Shipment refused by the receiver', parcel),
  event('shipment.intercepted', '包裹被拦截', 'Shipment intercepted', parcel),
  event('shipment.returning', '包裹退回中', 'Shipment on its way back', parcel),
  event('shipment.returned', '包裹已退回', 'Shipment returned', parcel),
  event('shipment.tracking_stopped', '停止跟踪包裹', 'Tracking of the shipment stopped', parcel),
  event('courier.waiting', '等待骑手接单', 'Waiting for a rider', rider),
  event('courier.assigned', '骑手已接单', 'Rider assigned', rider),
  event('courier.released', '骑手已转单', 'Rider dropped the order', rider),
  event('courier.arrived', '骑手到店', 'Rider at the shop', rider),
  event('courier.picked_up', '骑手已取货', 'Rider on the way', rider),
  event('courier.delivered', '骑手已送达', 'Delivered by the rider', rider),
  event('courier.exception', '配送异常', 'Delivery in trouble', rider),
  event('courier.returning', '骑手返还中', 'Rider brings it back', rider),
  event('courier.returned', '骑手已返还', 'Brought back by the rider', rider),
  event('courier.cancelled', '配送单取消', 'Delivery cancelled', rider),
  event('courier.failed', '配送下单失败', 'Delivery could not be ordered', rider),
  event('wms.accepted', '仓库接单', 'Taken by the warehouse', depot),
  event('wms.rejected', '仓库拒单', 'Refused by the warehouse', depot),
  event('wms.progressed', '仓库作业进度', 'Progress in the warehouse', depot),
  event('wms.partially_shipped', '仓库部分出库', 'Partly sent by the warehouse', [...depot, ...parcel, 'parcels', 'lines']),
  event('wms.shipped', '仓库出库', 'Sent by the warehouse', [...depot, ...parcel, 'parcels', 'lines']),
  event('wms.short', '仓库缺货', 'Short in the warehouse', [...depot, 'lines']),
  event('wms.exception', '仓库异常', 'Trouble in the warehouse', depot),
  event('wms.cancelled', '仓库已取消', 'Cancelled in the warehouse', depot),
  event('wms.closed', '仓库已关闭', 'Closed in the warehouse', depot),
  event('wms.return_received', '仓库收到退货', 'Return received by the warehouse', [...depot, ...parcel, 'lines']),
];
