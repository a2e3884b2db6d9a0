import type { FlowDocument } from '@orderloom/shared/document';
import { drawFlow, setField } from '@orderloom/shared/testing';

const hour = 3_600_000;
const keep = [setField('amount', 'event.amount != null ? event.amount : amount')];
const payload = { amount: 'money' } as const;
const over = {
  'order.completed': 'completed',
  'shipment.delivered': 'completed',
  'refund.succeeded': 'closed',
  'order.cancelled': 'closed',
};
const awaited = ['order.shipped', ...Object.keys(over)];
const passedOver = ['order.paid', 'order.ready', 'order.updated', 'order.address_changed', 'refund.requested', 'refund.approved'];

/** The way of an order that news may reach in any order: what comes too early waits until it can be taken. */
export const demoFlow: FlowDocument = drawFlow({
  id: 'day',
  fields: { orderNo: 'text', amount: 'money' },
  events: {
    ...Object.fromEntries(awaited.map((name) => [name, { payload, unacceptable: { policy: 'defer', limit: hour } as const }])),
    ...Object.fromEntries(passedOver.map((name) => [name, { payload, unacceptable: { policy: 'ignore' } as const }])),
  },
  states: {
    unpaid: { on: { 'order.paid': { to: 'paid', do: keep }, 'order.cancelled': 'cancelled' } },
    paid: { on: { 'order.shipped': 'shipped', ...over } },
    shipped: { on: over },
    completed: { final: true },
    cancelled: { final: true },
    // The money has gone back: some platforms call it a refund, some a closed order, some both.
    closed: { final: true },
  },
});
