import { z } from 'zod';

export const Health = z.object({
  status: z.enum(['ok', 'stopping']),
  version: z.string(),
  /** Seconds since the process began. */
  uptime: z.number(),
  store: z.object({ type: z.string(), synchronous: z.string() }),
});

/** Why no work is taken now. */
export const notReadyReasons = ['stopping', 'cannot-commit', 'queue-full', 'engine-silent'] as const;

export const Ready = z.object({ status: z.enum(['ready', 'stopping']) });

/** A count that stops at a bound. */
const Counted = z.object({ count: z.number(), capped: z.boolean() });

/** One instant of the last hour; rates are over the time since the one before. */
export const SystemSample = z.object({
  at: z.iso.datetime(),
  stepsPerSecond: z.number(),
  commitP50: z.number().nullable(),
  commitP99: z.number().nullable(),
  queue: z.number(),
  late: z.number(),
  quarantined: z.number(),
  dead: z.number(),
  pending: z.number(),
  cacheHits: z.number().nullable(),
  lagP99: z.number(),
});
export type SystemSample = z.infer<typeof SystemSample>;

/**
 * Why timers did not fire. `version`: their flow version cannot be loaded. `limit`: the order is at a limit. `failed`: the step threw.
 * `engine-behind`: due, and not reached yet. `cannot-commit`: nothing can be written.
 */
export const lateCauses = ['version', 'limit', 'failed', 'engine-behind', 'cannot-commit'] as const;

export const SystemState = z.object({
  at: z.iso.datetime(),
  version: z.string(),
  node: z.string(),
  uptime: z.number(),
  synchronous: z.string(),
  notReady: z.array(z.enum(notReadyReasons)),
  /** What the last commit failed with; null while commits hold. */
  commitTrouble: z.object({ at: z.iso.datetime(), code: z.string(), reason: z.string() }).nullable(),
  orders: z.record(z.string(), z.number()),
  queue: z.object({ waiting: z.number(), limit: z.number(), refused: z.number() }),
  timers: z.object({
    armed: Counted,
    late: Counted,
    failed: Counted,
    /** Seconds the first armed timer is overdue. */
    overdue: z.number(),
    causes: z.array(z.object({ type: z.enum(lateCauses), count: z.number(), example: z.string().nullable() })),
  }),
  outbox: z.object({ pending: Counted, delivering: Counted, dead: Counted }),
  destinations: z.array(
    z.object({
      destination: z.string(),
      /** `open`: not attempted for a while, because it failed again and again. */
      breaker: z.enum(['closed', 'open', 'half-open']),
      paused: z.boolean(),
      pending: Counted,
      delivered: z.number(),
      retries: z.number(),
      dead: z.number(),
      /** Seconds; null before the first attempt. */
      p95: z.number().nullable(),
    }),
  ),
  inbox: z.object({ quarantined: Counted }),
  cache: z.object({ bytes: z.number(), hits: z.number(), misses: z.number() }),
  disk: z.object({ database: z.number(), wal: z.number(), free: z.number().nullable(), size: z.number().nullable() }),
  memory: z.number(),
  /** When the last backup was finished; null: none is known. */
  backupAt: z.iso.datetime().nullable(),
  /** The settings the process runs with; no credential is among them. */
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Oldest first, at most an hour. */
  history: z.array(SystemSample),
});
export type SystemState = z.infer<typeof SystemState>;
