import { BackTest, ConcernedOrder, ConcernedQuery, Standing, StartBackTest } from './back-tests.ts';
import { pageOf } from './common.ts';
import { defineRoute } from './define-route.ts';

const tag = 'flows';

/** What a drawing would do to the orders there are, before it is published. Reads only. */
export const backTestRoutes = {
  readStanding: defineRoute({
    tag,
    permission: 'flows:read',
    method: 'get',
    path: '/api/flows/:id/standing',
    status: 200,
    answer: Standing,
    summary: 'How many orders in flight stand in each state',
  }),
  startBackTest: defineRoute({
    tag,
    permission: 'flows:write',
    method: 'post',
    path: '/api/flows/:id/back-tests',
    status: 201,
    body: StartBackTest,
    answer: BackTest,
    refusals: [422, 503],
    summary: 'Take the journals of orders in flight and of those ended lately through the draft, or the document given; nothing is changed',
  }),
  readBackTest: defineRoute({
    tag,
    permission: 'flows:read',
    method: 'get',
    path: '/api/back-tests/:id',
    status: 200,
    answer: BackTest,
    summary: 'How far it has come, and what was found so far, by kind, state and transition',
  }),
  listConcernedOrders: defineRoute({
    tag,
    permission: 'orders:read',
    method: 'get',
    path: '/api/back-tests/:id/orders',
    status: 200,
    query: ConcernedQuery,
    answer: pageOf(ConcernedOrder),
    summary: 'The orders that would fare differently, with the reasons',
  }),
  cancelBackTest: defineRoute({
    tag,
    permission: 'flows:write',
    method: 'delete',
    path: '/api/back-tests/:id',
    status: 204,
    summary: 'Stop it and forget what was found',
  }),
};
