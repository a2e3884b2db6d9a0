import { drawPattern } from './draw-pattern.ts';

export const approval = drawPattern({
  id: 'approval',
  label: { zh: '审批', en: 'Approval' },
  text: {
    zh: '要有人点头才能继续：同意就往下走，驳回可以改了再提，一天没人批就升级。适合大额订单、改价、特批发货。',
    en: 'Goes on only when somebody agrees; denied, it can be changed and asked again; after a day it is escalated. For large orders, price changes, special releases.',
  },
  entry: 'reviewing',
  begin: 'approval.requested',
  done: 'approved',
  first: 'reviewing',
  events: {
    'approval.requested': ['提交审批', 'Approval requested'],
    'approval.granted': ['同意', 'Granted'],
    'approval.denied': ['驳回', 'Denied'],
    'approval.resubmitted': ['重新提交', 'Asked again'],
    'approval.withdrawn': ['撤回申请', 'Withdrawn'],
  },
  states: {
    reviewing: { name: ['待审批', 'Awaiting approval'], at: [0, 0], handler: ['主管', 'Supervisor'] },
    escalated: { name: ['上级审批', 'Escalated'], at: [260, 120], handler: ['经理', 'Manager'] },
    denied: { name: ['已驳回', 'Denied'], at: [0, 260], handler: ['提交人', 'Requester'] },
    approved: { name: ['已同意', 'Approved'], at: [540, 0], kind: 'final' },
    withdrawn: { name: ['已撤回', 'Withdrawn'], at: [540, 260], kind: 'final' },
  },
  ways: [
    { from: 'reviewing', to: 'approved', on: 'approval.granted' },
    { from: 'reviewing', to: 'denied', on: 'approval.denied' },
    { from: 'reviewing', to: 'escalated', on: '24h', name: ['一天未批', 'A day without answer'] },
    { from: 'escalated', to: 'approved', on: 'approval.granted' },
    { from: 'escalated', to: 'denied', on: 'approval.denied' },
    { from: 'denied', to: 'reviewing', on: 'approval.resubmitted' },
    { from: 'denied', to: 'withdrawn', on: 'approval.withdrawn' },
  ],
});
