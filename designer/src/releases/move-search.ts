import { z } from 'zod';

/** `?to=3&from=1,2` of the page that moves orders. */
export const MoveSearch = z.object({
  to: z.coerce.number().int().min(1).optional().catch(undefined),
  from: z.array(z.coerce.number().int().min(1)).optional().catch(undefined),
});
export type MoveSearch = z.infer<typeof MoveSearch>;
