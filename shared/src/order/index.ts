import { orderEvents } from './order-events.ts';
import { refundEvents } from './refund-events.ts';
import type { StandardEvent } from './standard-event.ts';

export { eventFields } from './event-fields.ts';
export { minorDigits, toMinorUnits } from './minor-units.ts';
export { orderFields } from './order-fields.ts';
export type { StandardEvent, StandardField } from './standard-event.ts';

/** The event names that every channel speaks; a flow whose catalogue uses them needs no mapping. */
export const standardEvents: readonly StandardEvent[] = [...orderEvents, ...refundEvents];
