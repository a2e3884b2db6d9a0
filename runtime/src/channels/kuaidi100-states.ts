import { word } from './words.ts';

const delivered = ['shipment.delivered', 'order.delivered', 'shipment.updated'];
const troubled = ['shipment.exception', 'shipment.updated'];
const moving = ['shipment.in_transit', 'shipment.updated'];

const delivering = ['shipment.out_for_delivery', 'shipment.updated'];
const refused = ['shipment.refused', 'shipment.exception', 'shipment.updated'];
const noted = ['shipment.updated'];

/** States of 快递100; those of three digits and more are its finer ones. */
export const kuaidi100Words = [
  word('0', '在途', 'In transit', moving, 'shipped'),
  word('1', '揽收', 'Collected', ['shipment.collected', 'shipment.updated'], 'shipped'),
  word('2', '疑难', 'In trouble', troubled, 'shipped'),
  word('3', '签收', 'Signed for', delivered, 'completed'),
  word('4', '退签', 'Signed for by the sender', ['shipment.returned', 'shipment.updated'], 'on-hold'),
  word('5', '派件', 'Out for delivery', delivering, 'shipped'),
  word('6', '退回', 'On its way back', ['shipment.returning', 'shipment.updated'], 'shipped'),
  word('7', '转投', 'Handed to another carrier', moving, 'shipped'),
  word('8', '清关', 'In customs', moving, 'shipped'),
  word('10', '待清关', 'Waiting for customs', moving, 'shipped'),
  word('11', '清关中', 'In customs', moving, 'shipped'),
  word('12', '已清关', 'Through customs', moving, 'shipped'),
  word('13', '清关异常', 'Trouble in customs', troubled, 'shipped'),
  word('14', '拒签', 'Refused', refused, 'shipped'),
  word('101', '已下单', 'Ordered', noted, 'shipped'),
  word('102', '待揽收', 'To be collected', noted, 'shipped'),
  word('103', '已揽收', 'Collected', ['shipment.collected', 'shipment.updated'], 'shipped'),
  word('1001', '到达派件城市', 'In the city of the receiver', moving, 'shipped'),
  word('1002', '干线', 'On a trunk line', moving, 'shipped'),
  word('1003', '转递', 'Passed on', moving, 'shipped'),
  word('201', '超时未签收', 'Not signed for in time', troubled, 'shipped'),
  word('202', '超时未更新', 'No news in time', troubled, 'shipped'),
  word('203', '拒收', 'Refused', refused, 'shipped'),
  word('204', '派件异常', 'Trouble at delivery', troubled, 'shipped'),
  word('205', '柜或驿站超时未取', 'Not fetched in time', troubled, 'shipped'),
  word('206', '无法联系', 'Receiver not reached', troubled, 'shipped'),
  word('207', '超区', 'Out of the area', troubled, 'shipped'),
  word('208', '滞留', 'Held up', troubled, 'shipped'),
  word('209', '破损', 'Damaged', troubled, 'shipped'),
  word('210', '销单', 'Order withdrawn', troubled, 'shipped'),
  word('301', '本人签收', 'Signed for by the receiver', delivered, 'completed'),
  word('302', '派件异常后签收', 'Signed for after trouble', delivered, 'completed'),
  word('303', '代签', 'Signed for by another', delivered, 'completed'),
  word('304', '投柜或站签收', 'Signed for at a station', delivered, 'completed'),
  word('401', '已销单', 'Order withdrawn', ['shipment.returned', 'shipment.updated'], 'on-hold'),
  word('501', '投柜或驿站', 'In a locker or station', delivering, 'shipped'),
];

/** It gives up: no record for three days, or none that is new for sixty. */
export const kuaidi100Abort: readonly string[] = ['shipment.tracking_stopped', 'shipment.exception', 'shipment.updated'];
