import { drawPattern } from './draw-pattern.ts';

export const cashOnDelivery = drawPattern({
  id: 'cash-on-delivery',
  label: { zh: '货到付款', en: 'Cash on delivery' },
  text: {
    zh: '先电话确认，送到再收钱，货款回来才算完；联系不上取消，拒收退回，货款迟迟不到就去催。',
    en: 'Confirmed by phone, paid at the door, finished when the money has come in; cancelled when nobody answers, taken back when refused, chased when the money is late.',
  },
  entry: 'cod_confirming',
  begin: 'cod.chosen',
  done: 'cod_paid',
  first: 'cod_confirming',
  events: {
    'cod.chosen': ['选择货到付款', 'Cash on delivery chosen'],
    'cod.confirmed': ['电话确认', 'Confirmed by phone'],
    'cod.collected': ['签收并收款', 'Delivered and paid'],
    'cod.refused': ['拒收', 'Refused at the door'],
    'cod.returned': ['退回入库', 'Back in stock'],
    'cod.remitted': ['货款到账', 'Money received'],
  },
  states: {
    cod_confirming: { name: ['待电话确认', 'To be confirmed'], at: [0, 0], handler: ['客服', 'Support'] },
    cod_delivering: { name: ['配送中', 'On its way'], at: [260, 0], handler: ['承运商', 'Carrier'] },
    cod_remitting: { name: ['货款待回', 'Money on its way'], at: [540, 0], handler: ['财务', 'Finance'] },
    cod_chasing: { name: ['催收货款', 'Chasing the money'], at: [540, 150], handler: ['财务', 'Finance'] },
    cod_returning: { name: ['退回中', 'Coming back'], at: [260, 150], handler: ['仓库', 'Warehouse'] },
    cod_cancelled: { name: ['确认不了，取消', 'Not confirmed'], at: [0, 300], kind: 'final' },
    cod_closed: { name: ['拒收关闭', 'Refused'], at: [260, 300], kind: 'final' },
    cod_paid: { name: ['货款已收', 'Money received'], at: [820, 0], kind: 'final' },
  },
  ways: [
    { from: 'cod_confirming', to: 'cod_delivering', on: 'cod.confirmed' },
    { from: 'cod_confirming', to: 'cod_cancelled', on: '24h', name: ['一天联系不上', 'A day without answer'] },
    { from: 'cod_delivering', to: 'cod_remitting', on: 'cod.collected' },
    { from: 'cod_delivering', to: 'cod_returning', on: 'cod.refused' },
    { from: 'cod_returning', to: 'cod_closed', on: 'cod.returned' },
    { from: 'cod_remitting', to: 'cod_paid', on: 'cod.remitted' },
    { from: 'cod_remitting', to: 'cod_chasing', on: '7d', name: ['七天未到', 'Seven days late'] },
    { from: 'cod_chasing', to: 'cod_paid', on: 'cod.remitted' },
  ],
});
