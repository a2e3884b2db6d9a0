import type { MadeOffer } from './explanation.ts';
import type { RouteOrder } from './route-order.ts';
import type { RoutingFacts } from './routing-facts.ts';
import type { RoutingRule } from './routing-table.ts';

/** The offer of a rule to a customer, or why there is none. Whether one is held out never changes for a customer and a rule. */
export function offerFor(
  { id, give: { offer } }: RoutingRule,
  { customer }: RouteOrder,
  facts: RoutingFacts,
): MadeOffer | 'day-cap' | 'customer-cap' {
  const { percent = 0, message = '', perDay = null, perCustomer = null, holdOut = 0 } = offer ?? {};
  const { today, ofCustomer } = facts.offers(id, customer);
  if (perDay !== null && today >= perDay) return 'day-cap';
  if (perCustomer !== null && ofCustomer >= perCustomer) return 'customer-cap';
  return { rule: id, percent, message, group: shareOf(`${id}\n${customer}`) < holdOut ? 'held-out' : 'treated' };
}

const prime = 0x01000193;

/** Where a text falls between 0 and 100, for ever the same: FNV-1a with its bits mixed once more. */
function shareOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), prime);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * 100;
}
