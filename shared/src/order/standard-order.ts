import { z } from 'zod';
import { OrderLine } from './order-line.ts';

const Fen = z.int();

/** A parcel on its way: what is in it, and who carries it. */
export const Parcel = z.object({
  trackingNo: z.string(),
  carrier: z.string().optional(),
  lineIds: z.array(z.string()).optional(),
  status: z.string().optional(),
  leg: z.string().optional(),
});
export type Parcel = z.infer<typeof Parcel>;

export const Payment = z.object({
  /** The number at the payment provider. */
  id: z.string().optional(),
  method: z.string().optional(),
  amount: Fen,
  /** A deposit, the rest of a pre-sale, or all of it. */
  part: z.enum(['whole', 'deposit', 'rest']).optional(),
  paidAt: z.string().optional(),
});

export const InvoiceWish = z.object({
  kind: z.enum(['none', 'personal', 'company']),
  title: z.string().optional(),
  /** The unified social credit code of a company. */
  taxNumber: z.string().optional(),
  email: z.string().optional(),
});
export type InvoiceWish = z.infer<typeof InvoiceWish>;

/** An address part as a platform hides it, kept apart from what can be read. */
export const HiddenAddress = z.object({
  receiver: z.string().optional(),
  phone: z.string().optional(),
  address: z.string().optional(),
  /** The platform's own id of buyer and address, where it gives one. */
  token: z.string().optional(),
});

/** What the reservation of stock said. */
export const StockAnswer = z.object({
  outcome: z.enum(['reserved', 'short']),
  warehouse: z.string().nullable(),
  short: z.array(z.object({ sku: z.string(), missing: z.int() })),
  unknown: z.array(z.string()),
});
export type StockAnswer = z.infer<typeof StockAnswer>;

/** What routing said. */
const RoutingAnswer = z.object({
  warehouse: z.string().nullable().optional(),
  carrier: z.string().nullable().optional(),
  stopListed: z.boolean().optional(),
});

const note = z.string().catch('');

/** What an order's fields say in the standard names; a part that cannot be read counts as not told. */
export const StandardOrder = z.object({
  amount: Fen.nullable().catch(null),
  paidAmount: Fen.nullable().catch(null),
  payMethod: note,
  lines: z.array(OrderLine).catch([]),
  parcels: z.array(Parcel).catch([]),
  payments: z.array(Payment).catch([]),
  invoice: InvoiceWish.catch({ kind: 'none' }),
  receiver: note,
  phone: note,
  address: note,
  addressMasked: HiddenAddress.nullable().catch(null),
  addressEncrypted: HiddenAddress.nullable().catch(null),
  customerLevel: note,
  remark: note,
  buyerNote: note,
  sellerNote: note,
  sellerFlag: note,
  /** What a person or a platform holds it for. */
  holds: z.array(z.string()).catch([]),
  risk: note,
  refundStatus: note,
  stock: StockAnswer.nullable().catch(null),
  routing: RoutingAnswer.nullable().catch(null),
  /** Orders it could go together with. */
  mergeWith: z.array(z.string()).catch([]),
});
export type StandardOrder = z.infer<typeof StandardOrder>;

/** The standard order in an order's fields. */
export function readOrder(context: Readonly<Record<string, unknown>>): StandardOrder {
  return StandardOrder.parse(context);
}
