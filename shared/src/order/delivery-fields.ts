import { standardField as field, type StandardField } from './standard-event.ts';

/** What carriers, couriers and warehouses tell. */
export const deliveryFields: readonly StandardField[] = [
  field('routes', 'json', '物流轨迹', 'Tracking records'),
  field('rider', 'text', '骑手', 'Rider'),
  field('riderPhone', 'text', '骑手电话', "Rider's phone"),
  field('riderPlace', 'json', '骑手位置', "Rider's place"),
  field('deliveryNo', 'text', '对方单号', "The partner's own number"),
  field('warehouse', 'text', '仓库', 'Warehouse'),
  field('step', 'text', '作业环节', 'Step of work'),
  field('refundedAmount', 'money', '累计退款', 'Refunded so far'),
  field('refunds', 'json', '退款记录', 'Refunds'),
];
