import { inboxStatuses, outboxStatuses } from '@orderloom/shared/api';
import { z } from 'zod';

export const deliveryTabs = ['inbox', 'outbox', 'timers'] as const;

/** Which list of the deliveries page is open, and what it is narrowed to. */
export const DeliveriesSearch = z.object({
  tab: z.enum(deliveryTabs).optional().catch(undefined),
  inbox: z.enum(inboxStatuses).optional().catch(undefined),
  timers: z.enum(['armed', 'failed']).optional().catch(undefined),
  outbox: z.enum(outboxStatuses).optional().catch(undefined),
  destination: z.string().optional().catch(undefined),
});
export type DeliveriesSearch = z.infer<typeof DeliveriesSearch>;
