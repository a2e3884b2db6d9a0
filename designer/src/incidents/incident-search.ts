import { z } from 'zod';

/** Which incidents the page lists; open ones unless said. */
export const IncidentSearch = z.object({ status: z.enum(['open', 'closed']).optional().catch(undefined) });
