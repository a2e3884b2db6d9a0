import { z } from 'zod';

export const goodsTabs = ['bundles', 'stock', 'legs', 'merges'] as const;

const text = z.string().optional().catch(undefined);

/** Which list of the goods page is open, and what it is narrowed to. */
export const GoodsSearch = z.object({
  tab: z.enum(goodsTabs).optional().catch(undefined),
  text,
  warehouse: text,
  only: z.enum(['oversold', 'empty']).optional().catch(undefined),
});
export type GoodsSearch = z.infer<typeof GoodsSearch>;
