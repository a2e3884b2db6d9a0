import { z } from 'zod';
import { Json } from '../base/index.ts';
import { ApiProblem } from './common.ts';

export const ImportOrder = z.object({
  /** The order's number in its channel. */
  externalId: z.string().min(1).max(200),
  data: z.record(z.string(), Json),
  /** Innermost states, one per region. */
  states: z.array(z.string()).min(1).max(50),
  /** When it came to them; absent: their time limits are left alone. */
  since: z.iso.datetime({ offset: true }).optional(),
  /** Tells it from every other of the run, so that what was cut off can be sent again. */
  key: z.string().regex(/^[\w.:-]{1,100}$/),
});

export const ImportOrders = z.object({
  flow: z.string(),
  version: z.int().positive(),
  channel: z.string().min(1).max(100),
  orders: z.array(ImportOrder).min(1).max(500),
  /** Says what would come of it, and writes nothing. */
  try: z.boolean().default(false),
});

export const ImportedOrders = z.object({
  /** One per order, in order. */
  results: z.array(
    z.object({
      /** `again`: the same line of the same run was imported before. `exists`: another order has this number; it stays as it is. */
      outcome: z.enum(['imported', 'again', 'exists', 'refused']),
      order: z.string().nullable(),
      /** Time limits that were over already, and did not fire. */
      passed: z.array(z.string()),
      problems: z.array(ApiProblem),
    }),
  ),
});
