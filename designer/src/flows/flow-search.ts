import { z } from 'zod';

/** `?example=` opens the editor with an order of that library flow under way in the simulator. */
export const FlowSearch = z.object({ example: z.string().optional().catch(undefined) });
