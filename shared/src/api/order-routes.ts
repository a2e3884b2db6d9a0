import { PageQuery, pageOf } from './common.ts';
import { defineRoute, NoInput } from './define-route.ts';
import {
  AcceptableEvent,
  CreateOrder,
  JournalEntry,
  OrderDetail,
  OrderQuery,
  OrderSummary,
  SendEvent,
  SetData,
  StepResult,
} from './orders.ts';

const tag = 'orders';
const refusals = [413, 422, 503] as const;

/** Orders and what happens to them. */
export const orderRoutes = {
  listOrders: defineRoute({
    tag,
    method: 'get',
    path: '/api/orders',
    status: 200,
    query: OrderQuery,
    answer: pageOf(OrderSummary),
    summary: 'Search the orders, newest first',
  }),
  createOrder: defineRoute({
    tag,
    method: 'post',
    path: '/api/orders',
    status: 201,
    body: CreateOrder,
    answer: StepResult,
    refusals,
    summary: 'Create an order in the latest published version of a flow',
  }),
  readOrder: defineRoute({ tag, method: 'get', path: '/api/orders/:id', status: 200, answer: OrderDetail, summary: 'Read an order' }),
  sendEvent: defineRoute({
    tag,
    method: 'post',
    path: '/api/orders/:id/events',
    status: 200,
    body: SendEvent,
    answer: StepResult,
    refusals,
    summary: 'Send an event to an order; the outcome tells whether it was taken',
  }),
  listAcceptable: defineRoute({
    tag,
    method: 'get',
    path: '/api/orders/:id/acceptable',
    status: 200,
    answer: pageOf(AcceptableEvent),
    summary: 'List the events the order would take now',
  }),
  readJournal: defineRoute({
    tag,
    method: 'get',
    path: '/api/orders/:id/journal',
    status: 200,
    query: PageQuery,
    answer: pageOf(JournalEntry),
    summary: 'Read what happened to an order, oldest first',
  }),
  setData: defineRoute({
    tag,
    method: 'post',
    path: '/api/orders/:id/data',
    status: 200,
    body: SetData,
    answer: StepResult,
    refusals,
    summary: "Correct an order's data by hand",
  }),
  resumeOrder: defineRoute({
    tag,
    method: 'post',
    path: '/api/orders/:id/resume',
    status: 200,
    body: NoInput,
    answer: StepResult,
    refusals,
    summary: 'Let an order that stopped on an error go on',
  }),
};
