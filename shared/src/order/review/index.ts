import { defineRegistry } from '../../base/registry.ts';
import { readOrder } from '../standard-order.ts';
import { addressIncomplete } from './address-incomplete.ts';
import { companyInvoice } from './company-invoice.ts';
import { depositOnly } from './deposit-only.ts';
import { giftsOnly } from './gifts-only.ts';
import { held } from './held.ts';
import { noCarrier } from './no-carrier.ts';
import { noWarehouse } from './no-warehouse.ts';
import { note } from './note.ts';
import { oversold } from './oversold.ts';
import { possibleMerge } from './possible-merge.ts';
import { refundOpen } from './refund-open.ts';
import { risk } from './risk.ts';
import { shortStock } from './short-stock.ts';
import { skuUnknown } from './sku-unknown.ts';
import { stopListed } from './stop-listed.ts';
import { taxNumber } from './tax-number.ts';
import { unpaid } from './unpaid.ts';

export type { ReviewReason } from './define-reason.ts';

/** The field of the standard order model that holds why an order waits: a list of ids of reasons. */
export const reasonsField = 'reviewReasons';

/** Every reason an order can wait for; to add one, add a file and a line. They are told in this order. */
export const reviewReasons = defineRegistry([
  unpaid,
  depositOnly,
  refundOpen,
  risk,
  held,
  skuUnknown,
  oversold,
  shortStock,
  noWarehouse,
  noCarrier,
  stopListed,
  addressIncomplete,
  companyInvoice,
  taxNumber,
  note,
  possibleMerge,
  giftsOnly,
]);

/** Every reason why an order waits, as its fields say. */
export function reasonsOf(context: Readonly<Record<string, unknown>>): readonly string[] {
  const order = readOrder(context);
  return reviewReasons.all.filter((reason) => reason.applies(order)).map((reason) => reason.id);
}
