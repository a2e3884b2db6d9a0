import { z } from 'zod';

/** How a leg stands. `done`: delivered, or picked up. */
export const legStatuses = ['pending', 'done', 'cancelled', 'returned'] as const;
export type LegStatus = (typeof legStatuses)[number];

/** A part of an order that is fulfilled in one way: which lines, and which share of the order's money. */
export const Leg = z.object({
  kind: z.string().min(1),
  lines: z.array(z.string()),
  amount: z.int(),
  status: z.enum(legStatuses),
});
export type Leg = z.infer<typeof Leg>;

/** The fields of the standard order model that hold an order's legs. */
export const legsField = 'legs';

const Legs = z.array(Leg);

/** The legs in a field's value; none where they cannot be read. Expressions have whole numbers as bigints. */
export function readLegs(value: unknown): readonly Leg[] {
  const plain = Array.isArray(value) ? value.map(withNumber) : value;
  const legs = Legs.safeParse(plain);
  return legs.success ? legs.data : [];
}

function withNumber(leg: unknown): unknown {
  const amount = typeof leg === 'object' && leg !== null && 'amount' in leg ? leg.amount : undefined;
  return typeof amount === 'bigint' ? { ...(leg as object), amount: Number(amount) } : leg;
}
