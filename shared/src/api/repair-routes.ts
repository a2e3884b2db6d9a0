import { defineRoute } from './define-route.ts';
import { PreviewRepair, RepairOrder, RepairPreview, RepairResult } from './repairs.ts';

/** What a person does to one order by hand. */
export const repairRoutes = {
  previewRepair: defineRoute({
    tag: 'orders',
    permission: 'orders:repair',
    method: 'post',
    path: '/api/orders/:id/repairs/preview',
    status: 200,
    journaled: true,
    body: PreviewRepair,
    answer: RepairPreview,
    refusals: [413, 422],
    summary: 'Compute what a repair would do to an order; nothing is changed',
  }),
  repairOrder: defineRoute({
    tag: 'orders',
    permission: 'orders:repair',
    method: 'post',
    path: '/api/orders/:id/repairs',
    status: 200,
    journaled: true,
    body: RepairOrder,
    answer: RepairResult,
    refusals: [409, 413, 422, 503],
    summary: 'Repair an order by hand: move it, edit it, retry or skip what failed',
  }),
};
