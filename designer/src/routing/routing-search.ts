import { z } from 'zod';

export const routingTabs = ['rules', 'exceptions', 'facts'] as const;

/** Which part of the routing page is open. */
export const RoutingSearch = z.object({ tab: z.enum(routingTabs).optional().catch(undefined) });
