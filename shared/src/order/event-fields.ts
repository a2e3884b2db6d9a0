import { deliveryFields } from './delivery-fields.ts';
import { orderFields } from './order-fields.ts';
import { standardField as field, type StandardField } from './standard-event.ts';

/** What a channel can tell with an event; a flow takes those it declares in the event's payload. */
export const eventFields: readonly StandardField[] = [
  ...orderFields,
  field('occurredAt', 'instant', '发生时间', 'Occurred at'),
  field('reason', 'text', '原因', 'Reason'),
  field('carrier', 'text', '承运商', 'Carrier'),
  field('trackingNo', 'text', '运单号', 'Tracking number'),
  field('promisedAt', 'instant', '承诺时间', 'Promised for'),
  field('lineIds', 'json', '子单号', 'Line ids'),
  field('refundId', 'text', '售后单号', 'Refund id'),
  field('refundType', 'text', '售后类型', 'Refund type'),
  field('deadline', 'instant', '截止时间', 'Deadline'),
  ...deliveryFields,
  field('mergeId', 'text', '合并编号', 'Merge id'),
  field('mergedInto', 'text', '并入订单', 'Merged into'),
  field('mergedWith', 'texts', '一起合并的订单', 'Merged with'),
  field('raw', 'json', '原始数据', 'Raw data'),
];
