import { standardField as field, type StandardField } from './standard-event.ts';

/** What a channel can tell about an order when it is created; a flow takes those it declares in its context. */
export const orderFields: readonly StandardField[] = [
  field('orderNo', 'text', '订单号', 'Order number'),
  field('channel', 'text', '渠道', 'Channel'),
  field('channelType', 'text', '渠道类型', 'Channel type'),
  field('shop', 'text', '店铺', 'Shop'),
  field('channelStatus', 'text', '渠道状态', 'Channel status'),
  field('buyer', 'text', '买家', 'Buyer'),
  field('buyerId', 'text', '买家编号', 'Buyer id'),
  field('amount', 'money', '应付金额', 'Amount'),
  field('paidAmount', 'money', '实付金额', 'Amount paid'),
  field('freight', 'money', '运费', 'Freight'),
  field('discount', 'money', '优惠', 'Discount'),
  field('currency', 'text', '币种', 'Currency'),
  field('payMethod', 'text', '支付方式', 'Payment method'),
  field('createdAt', 'instant', '下单时间', 'Ordered at'),
  field('paidAt', 'instant', '支付时间', 'Paid at'),
  field('receiver', 'text', '收货人', 'Receiver'),
  field('phone', 'text', '收货电话', 'Receiver phone'),
  field('province', 'text', '省', 'Province'),
  field('city', 'text', '市', 'City'),
  field('district', 'text', '区县', 'District'),
  field('address', 'text', '收货地址', 'Address'),
  field('remark', 'text', '备注', 'Remark'),
  field('lines', 'json', '商品行', 'Lines'),
];
