import { auditOutcomes } from '@orderloom/shared/api';
import { z } from 'zod';

export const accessTabs = ['people', 'tokens', 'audit'] as const;

/** Which list of the access page is open, and what it is narrowed to. */
export const AccessSearch = z.object({
  tab: z.enum(accessTabs).optional().catch(undefined),
  outcome: z.enum(auditOutcomes).optional().catch(undefined),
});
