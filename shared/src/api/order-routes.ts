import { PageQuery, pageOf } from './common.ts';
import { defineRoute } from './define-route.ts';
import { ImportedOrders, ImportOrders } from './order-imports.ts';
import {
  AcceptableEvent,
  CreateOrder,
  JournalEntry,
  OrderDetail,
  OrderQuery,
  OrderSummary,
  ReasonCount,
  SendEvent,
  StepResult,
} from './orders.ts';

const tag = 'orders';
const refusals = [413, 422, 503] as const;

/** Orders and what happens to them. */
export const orderRoutes = {
  listOrders: defineRoute({
    tag,
    permission: 'orders:read',
    method: 'get',
    path: '/api/orders',
    status: 200,
    query: OrderQuery,
    answer: pageOf(OrderSummary),
    summary: 'Search the orders, newest first',
  }),
  listReasons: defineRoute({
    tag,
    permission: 'orders:read',
    method: 'get',
    path: '/api/order-reasons',
    status: 200,
    answer: pageOf(ReasonCount),
    summary: 'Count the orders in flight by the reasons they wait for',
  }),
  importOrders: defineRoute({
    tag,
    journaled: true,
    permission: 'orders:import',
    method: 'post',
    path: '/api/orders/import',
    status: 200,
    body: ImportOrders,
    answer: ImportedOrders,
    refusals,
    summary: 'Create orders that have a past elsewhere where they stand, without any of its effects; or try it',
  }),
  createOrder: defineRoute({
    tag,
    permission: 'orders:write',
    method: 'post',
    path: '/api/orders',
    status: 201,
    journaled: true,
    body: CreateOrder,
    answer: StepResult,
    refusals,
    summary: 'Create an order in the latest published version of a flow',
  }),
  readOrder: defineRoute({
    tag,
    permission: 'orders:read',
    method: 'get',
    path: '/api/orders/:id',
    status: 200,
    answer: OrderDetail,
    summary: 'Read an order',
  }),
  sendEvent: defineRoute({
    tag,
    permission: 'orders:write',
    method: 'post',
    path: '/api/orders/:id/events',
    journaled: true,
    status: 200,
    body: SendEvent,
    answer: StepResult,
    refusals,
    summary: 'Send an event to an order; the outcome tells whether it was taken',
  }),
  listAcceptable: defineRoute({
    tag,
    permission: 'orders:read',
    method: 'get',
    path: '/api/orders/:id/acceptable',
    status: 200,
    answer: pageOf(AcceptableEvent),
    summary: 'List the events the order would take now',
  }),
  readJournal: defineRoute({
    tag,
    permission: 'orders:read',
    method: 'get',
    path: '/api/orders/:id/journal',
    status: 200,
    query: PageQuery,
    answer: pageOf(JournalEntry),
    summary: 'Read what happened to an order, oldest first',
  }),
};
