import { z } from 'zod';
import { Json } from '../base/json.ts';

/** One use of an action from the registry; `params` are checked against that action's schema by the compiler. */
export const ActionCall = z.strictObject({
  id: z.string().min(1),
  type: z.string().min(1),
  params: z.record(z.string(), Json).default({}),
});
export type ActionCall = z.infer<typeof ActionCall>;
