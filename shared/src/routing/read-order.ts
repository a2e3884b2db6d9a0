import type { Json } from '../base/json.ts';
import { chosenLines, demandOf, linesField } from '../order/index.ts';
import { customerLevel, orderRoutingFields, type RouteOrder } from './route-order.ts';

const longest = 500;

/** What routing reads of an order's data. `number` is used where the data has no order number. */
export function readRouteOrder(context: Readonly<Record<string, Json>>, number: string): RouteOrder {
  const lines = chosenLines(context[linesField] ?? null, {});
  const demand = demandOf(lines);
  const own = typeof context.orderNo === 'string' && context.orderNo !== '' ? context.orderNo : number;
  const fields: Record<string, Json> = {};
  for (const key of Object.keys(orderRoutingFields)) {
    const value = context[key];
    if (value !== undefined && value !== null) fields[key] = typeof value === 'string' ? value.slice(0, longest) : value;
  }
  if (fields.customerLevel !== undefined) fields.customerLevel = customerLevel(fields.customerLevel);
  fields.pieces = demand.reduce((sum, { quantity }) => sum + quantity, 0);
  fields.skus = demand.map(({ sku }) => sku);
  const buyer = [context.buyerId, context.buyer, context.phone].find((one) => typeof one === 'string' && one !== '');
  return { number: own, customer: typeof buyer === 'string' ? buyer : own, fields, demand: [...demand] };
}
