import { orders } from '../tables.ts';

/** What a list shows of an order. */
export const orderColumns = {
  id: orders.id,
  externalId: orders.externalId,
  channel: orders.channel,
  flow: orders.flow,
  version: orders.version,
  status: orders.status,
  states: orders.states,
  tags: orders.tags,
  amount: orders.amount,
  createdAt: orders.createdAt,
  updatedAt: orders.updatedAt,
};
