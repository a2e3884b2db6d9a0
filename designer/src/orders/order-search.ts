import { z } from 'zod';

const text = z.string().optional().catch(undefined);

/** The filters of the order list as they stand in the address; what cannot be read is left out. */
export const OrderSearch = z.object({
  flow: text,
  state: text,
  status: z.enum(['active', 'done', 'error']).optional().catch(undefined),
  channel: text,
  reason: text,
  text,
  createdFrom: z.iso.datetime().optional().catch(undefined),
  createdTo: z.iso.datetime().optional().catch(undefined),
});
export type OrderSearch = z.infer<typeof OrderSearch>;
