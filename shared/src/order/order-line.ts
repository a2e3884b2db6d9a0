import { z } from 'zod';

const Fen = z.int();
const Code = z.string().min(1).max(200);

/** Who gave how much off a line, in fen. */
export const LineDiscount = z.object({ shop: Fen, platform: Fen, talent: Fen });
export type LineDiscount = z.infer<typeof LineDiscount>;

/** What of a bundle is taken from the shelf: `quantity` and `amount` are for the whole line. */
export const LineComponent = z.object({ sku: Code, quantity: z.int().min(1), amount: Fen });
export type LineComponent = z.infer<typeof LineComponent>;

/** One line of an order; what else a channel tells of it stays on it. */
export const OrderLine = z.looseObject({
  id: z.string().min(1),
  /** Our own stock keeping unit, or the code of a bundle. */
  sku: Code,
  /** The merchant's code as the channel has it. */
  outerCode: z.string().optional(),
  name: z.string().optional(),
  quantity: z.int().min(0),
  /** Of one piece, before discounts. */
  price: Fen.optional(),
  /** What the line comes to after discounts. */
  amount: Fen,
  discount: LineDiscount.optional(),
  /** The line it was given with. */
  giftOf: z.string().optional(),
  /** Set where the SKU is a bundle. */
  components: z.array(LineComponent).optional(),
  /** Neither stock nor bundles know the SKU. */
  unknown: z.literal(true).optional(),
  /** The platform sold more of it than there is. */
  oversold: z.literal(true).optional(),
  /** The fulfilment leg it goes by. */
  leg: z.string().optional(),
  /** The legs it went by before. */
  was: z.array(z.string()).optional(),
  /** Fen given back for it. */
  refunded: Fen.optional(),
});
export type OrderLine = z.infer<typeof OrderLine>;
