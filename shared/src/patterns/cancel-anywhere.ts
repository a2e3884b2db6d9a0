import { drawPattern } from './draw-pattern.ts';

export const cancelAnywhere = drawPattern({
  id: 'cancel-anywhere',
  label: { zh: '随时取消', en: 'Cancel anywhere' },
  text: {
    zh: '不管订单走到哪一步，申请取消都会先拦下来：拦得住就取消，拦不住就交给人定。',
    en: 'Wherever an order stands, a request to cancel stops it first: it is cancelled when that worked, and left to a person when not.',
  },
  alone: ['in_work', 'finished'],
  first: 'in_work',
  events: {
    'order.cancel_requested': ['申请取消', 'Cancellation requested'],
    'cancel.stopped': ['拦截成功', 'Stopped in time'],
    'cancel.too_late': ['来不及拦截', 'Too late to stop'],
    'cancel.agreed': ['人工取消', 'Cancelled by hand'],
    'cancel.refused': ['照常完成', 'Completed after all'],
    'order.completed': ['订单完成', 'Order completed'],
  },
  states: {
    in_work: { name: ['处理中', 'In work'], at: [0, 0], handler: ['客服', 'Support'] },
    finished: { name: ['已完成', 'Finished'], at: [300, 0], kind: 'final' },
    stopping: { name: ['取消拦截中', 'Stopping'], at: [0, 170], handler: ['仓库', 'Warehouse'] },
    by_hand: { name: ['取消待定', 'Left to a person'], at: [0, 310], handler: ['客服', 'Support'] },
    cancelled: { name: ['已取消', 'Cancelled'], at: [340, 170], kind: 'final' },
    kept: { name: ['未能取消，已完成', 'Completed after all'], at: [340, 310], kind: 'final' },
  },
  ways: [
    { from: 'in_work', to: 'finished', on: 'order.completed' },
    { from: 'root', to: 'stopping', on: 'order.cancel_requested' },
    { from: 'stopping', to: 'cancelled', on: 'cancel.stopped' },
    { from: 'stopping', to: 'by_hand', on: 'cancel.too_late' },
    { from: 'stopping', to: 'by_hand', on: '2h', name: ['两小时无果', 'Two hours without answer'] },
    { from: 'by_hand', to: 'cancelled', on: 'cancel.agreed' },
    { from: 'by_hand', to: 'kept', on: 'cancel.refused' },
  ],
});
