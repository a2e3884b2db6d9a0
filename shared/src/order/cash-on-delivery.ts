import type { StandardOrder } from './standard-order.ts';

/** Words channels use for it. */
const words = new Set(['cod', 'cash_on_delivery', 'cash on delivery', 'cash on delivery (cod)', '货到付款']);

/** Paid to the carrier, so that it ships without being paid. */
export function isCashOnDelivery({ payMethod }: Pick<StandardOrder, 'payMethod'>): boolean {
  return words.has(payMethod.trim().toLowerCase());
}
