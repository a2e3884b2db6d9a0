import { z } from 'zod';

const Instant = z.iso.datetime();

/** How a channel stands between its platform and here. */
export const channelStates = ['listening', 'polling', 'connecting', 'connected', 'waiting', 'unconfigured', 'paused', 'disabled'] as const;
export const channelReaches = ['push', 'socket', 'poll'] as const;
/** Documented by the platform, seen in public programs, or not to be checked from outside. */
export const factBases = ['documented', 'seen', 'unverified'] as const;

const ChannelTrouble = z.object({ cause: z.string(), reason: z.string(), at: Instant });

export const ChannelHealth = z.object({
  channel: z.string(),
  state: z.enum(channelStates),
  reach: z.array(z.enum(channelReaches)),
  lastMessageAt: Instant.nullable(),
  /** How far behind reading is, for a channel that is asked. */
  lagMs: z.number().nullable(),
  /** Deliveries kept that are still to be applied; counted up to a thousand. */
  waiting: z.number(),
  quarantined: z.number(),
  /** What is wrong now; null: nothing is known to be. */
  trouble: ChannelTrouble.nullable(),
  /** Since the start of the process, by cause. */
  errors: z.array(ChannelTrouble.extend({ count: z.number() })),
  retryAt: Instant.nullable(),
  credentialsExpireAt: Instant.nullable(),
});
export type ChannelHealth = z.infer<typeof ChannelHealth>;

export const ChannelTestStep = z.object({
  step: z.enum(['credentials', 'flow', 'api', 'connection']),
  ok: z.boolean(),
  cause: z.string().optional(),
  reason: z.string().optional(),
});
export type ChannelTestStep = z.infer<typeof ChannelTestStep>;
export const ChannelTest = z.object({ steps: z.array(ChannelTestStep) });
