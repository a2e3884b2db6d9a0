const delivered = ['shipment.delivered', 'order.delivered', 'shipment.updated'];
const troubled = ['shipment.exception', 'shipment.updated'];
const moving = ['shipment.in_transit', 'shipment.updated'];

/** States of 快递100 and what they stand for, the best first; those of three digits and more are its finer ones. */
export const kuaidi100States: Readonly<Record<string, readonly string[]>> = {
  '0': moving,
  '1': ['shipment.collected', 'shipment.updated'],
  '2': troubled,
  '3': delivered,
  '4': ['shipment.returned', 'shipment.updated'],
  '5': ['shipment.out_for_delivery', 'shipment.updated'],
  '6': ['shipment.returning', 'shipment.updated'],
  // Handed to another carrier, and customs.
  '7': moving,
  '8': moving,
  '10': moving,
  '11': moving,
  '12': moving,
  '13': troubled,
  '14': ['shipment.refused', 'shipment.exception', 'shipment.updated'],
  '101': ['shipment.updated'],
  '102': ['shipment.updated'],
  '103': ['shipment.collected', 'shipment.updated'],
  '1001': moving,
  '1002': moving,
  '1003': moving,
  '501': ['shipment.out_for_delivery', 'shipment.updated'],
  '301': delivered,
  '302': delivered,
  '303': delivered,
  '304': delivered,
  '401': ['shipment.returned', 'shipment.updated'],
  '201': troubled,
  '202': troubled,
  '203': ['shipment.refused', 'shipment.exception', 'shipment.updated'],
  '204': troubled,
  '205': troubled,
  '206': troubled,
  '207': troubled,
  '208': troubled,
  '209': troubled,
  '210': troubled,
};

/** It gives up: no record for three days, or none that is new for sixty. */
export const kuaidi100Abort: readonly string[] = ['shipment.tracking_stopped', 'shipment.exception', 'shipment.updated'];
