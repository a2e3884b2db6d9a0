import type { FlowDocument } from '@orderloom/shared/document';
import { parseDocument } from '@orderloom/shared/document';

export const loadFlowId = 'load';

export interface Delays {
  readonly unpaid: number;
  readonly late: number;
  readonly settle: number;
}

const text = { label: {}, type: { type: 'text' }, default: '' };
const amount = { label: {}, type: { type: 'money' }, default: 0 };
const number = { label: {}, type: { type: 'integer' }, default: 0 };
const names = ['pay', 'pack', 'ride', 'arrive', 'book', 'load', 'deliver'] as const;
const on = (event: string) => ({ type: 'event', event });
const after = (ms: number) => ({ type: 'after', delay: { type: 'fixed', ms } });

/** Paying, then flash and freight side by side, then settling: two parallel regions, guards, three delays, eight events an order. */
export function loadFlow(delays: Delays): FlowDocument {
  const states = [
    { id: 'root', kind: 'compound', parent: null, initial: 'waiting' },
    { id: 'waiting', kind: 'atomic', parent: 'root' },
    { id: 'fulfilment', kind: 'parallel', parent: 'root' },
    { id: 'flash', kind: 'compound', parent: 'fulfilment', initial: 'packing' },
    { id: 'packing', kind: 'atomic', parent: 'flash' },
    { id: 'ready', kind: 'atomic', parent: 'flash' },
    { id: 'riding', kind: 'atomic', parent: 'flash' },
    { id: 'flashDone', kind: 'final', parent: 'flash' },
    { id: 'freight', kind: 'compound', parent: 'fulfilment', initial: 'booking' },
    { id: 'booking', kind: 'atomic', parent: 'freight' },
    { id: 'loading', kind: 'atomic', parent: 'freight' },
    { id: 'driving', kind: 'atomic', parent: 'freight' },
    { id: 'freightDone', kind: 'final', parent: 'freight' },
    { id: 'settling', kind: 'atomic', parent: 'root' },
    { id: 'closed', kind: 'final', parent: 'root' },
    { id: 'cancelled', kind: 'final', parent: 'root' },
  ];
  const transitions = [
    { source: 'waiting', targets: ['fulfilment'], trigger: on('pay'), guard: 'event.amount >= amount' },
    { source: 'waiting', targets: ['cancelled'], trigger: after(delays.unpaid) },
    { source: 'packing', targets: ['ready'], trigger: on('pack'), guard: 'amount > 0' },
    { source: 'ready', targets: ['riding'], trigger: on('ride') },
    { source: 'riding', targets: ['flashDone'], trigger: on('arrive') },
    { source: 'riding', targets: ['flashDone'], trigger: after(delays.late) },
    { source: 'booking', targets: ['loading'], trigger: on('book') },
    { source: 'loading', targets: ['driving'], trigger: on('load'), guard: 'customer != ""' },
    { source: 'driving', targets: ['freightDone'], trigger: on('deliver') },
    { source: 'fulfilment', targets: ['settling'], trigger: { type: 'done' } },
    { source: 'settling', targets: ['closed'], trigger: after(delays.settle) },
  ];
  const parsed = parseDocument({
    format: 'orderloom.flow',
    schemaVersion: 1,
    id: loadFlowId,
    name: { zh: '压力', en: 'Load' },
    root: 'root',
    context: { amount, customer: text },
    events: Object.fromEntries(names.map((name) => [name, { label: {}, senders: ['channel'], payload: { n: number, amount } }])),
    states: Object.fromEntries(states.map((state) => [state.id, { label: { en: state.id }, handler: 'staff', ...state }])),
    transitions: Object.fromEntries(transitions.map((transition, index) => [`t${index}`, { id: `t${index}`, ...transition }])),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** The messages a sales channel sends about one order, in order; `n` tells each from every other. */
export function messagesOf(order: string, firstNumber: number): readonly { readonly id: string; readonly body: string }[] {
  return ['order.created', ...names].map((type, index) => {
    const data = { orderId: order, n: firstNumber + index, amount: 9900, customer: 'Li Wei', note: 'leave it at the door' };
    return { id: `msg_${order}_${index}`, body: JSON.stringify({ type, timestamp: '2026-01-01T00:00:00Z', data }) };
  });
}
