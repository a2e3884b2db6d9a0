import { deliveryEvents } from './delivery-events.ts';
import { orderEvents } from './order-events.ts';
import { refundEvents } from './refund-events.ts';
import type { StandardEvent } from './standard-event.ts';

export { Bundle, BundleComponent, expandLines, type GoodsCatalogue, makeable, withGoods } from './bundle.ts';
export { BundleRow, bundlesIn, type RefusedBundle } from './bundle-rows.ts';
export { chosenLines, demandOf, type LineChoice, type SkuQuantity } from './demand.ts';
export { compareText, divideAmount, type Share } from './divide-amount.ts';
export { eventFields } from './event-fields.ts';
export {
  compileLegRules,
  hasLeg,
  Leg,
  type LegOf,
  LegRule,
  LegRules,
  type Legs,
  legAmount,
  legStatuses,
  legsDone,
  legsField,
  markLeg,
  moveLines,
  readLegs,
  refundLines,
  splitLegs,
} from './legs/index.ts';
export { mergeKeyOf, mergeWithField } from './merge-key.ts';
export { minorDigits, toMinorUnits } from './minor-units.ts';
export { linesField, normaliseLines } from './normalise-lines.ts';
export { orderFields } from './order-fields.ts';
export { type LineComponent, OrderLine } from './order-line.ts';
export { type ReviewReason, reasonsField, reasonsOf, reviewReasons } from './review/index.ts';
export type { StandardEvent, StandardField } from './standard-event.ts';
export { readOrder, StandardOrder, type StockAnswer } from './standard-order.ts';
export { isTaxNumber } from './tax-number.ts';

/** The event names that every channel speaks; a flow whose catalogue uses them needs no mapping. */
export const standardEvents: readonly StandardEvent[] = [...orderEvents, ...deliveryEvents, ...refundEvents];
