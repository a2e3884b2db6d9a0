import type { Json } from '@orderloom/shared/base';
import { asText, known } from './reading.ts';

type Fields = Readonly<Record<string, Json | undefined>>;

const delivered = ['courier.delivered', 'shipment.delivered', 'order.delivered'];

/** Where an order with a same-city courier stands, and the standard events for it, the best first. */
export const courierEvents = {
  waiting: ['courier.waiting'],
  assigned: ['courier.assigned'],
  released: ['courier.released', 'courier.waiting'],
  arrived: ['courier.arrived'],
  pickedUp: ['courier.picked_up', 'shipment.out_for_delivery'],
  delivered,
  exception: ['courier.exception', 'shipment.exception'],
  returning: ['courier.returning', 'shipment.returning'],
  returned: ['courier.returned', 'shipment.returned'],
  cancelled: ['courier.cancelled'],
  failed: ['courier.failed', 'courier.cancelled'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A rider by name, number and place; couriers write 0 and "" for none. */
export function riderFields(name: Json | undefined, phone: Json | undefined, place?: Fields): Fields {
  const where = known(place ?? {});
  return {
    rider: asText(name),
    riderPhone: asText(phone),
    riderPlace: where.longitude === undefined || where.latitude === undefined ? undefined : where,
  };
}
