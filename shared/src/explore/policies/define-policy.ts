import type { Policy } from '../../document/policy.ts';
import type { Found, Seen } from '../types.ts';

/** Looks for orders that break one sentence. */
export type Breaks<T extends Policy['type']> = (seen: Seen, policy: Extract<Policy, { type: T }>) => readonly Found[];
