import { z } from 'zod';

/** What the server takes before it says no; see docs/operations.md. */
export interface Limits {
  readonly bodyBytes: number;
  readonly jsonDepth: number;
  readonly orderEvents: number;
  readonly orderTimers: number;
  readonly stepEffects: number;
  readonly contextBytes: number;
  /** Deliveries and calls that wait for a commit. */
  readonly queue: number;
  /** Of a file of past orders. */
  readonly importBytes: number;
  /** How long it is kept why an order was routed as it was. */
  readonly decisionDays: number;
  readonly connections: number;
  /** Milliseconds a sender has for the headers, and for the whole request. */
  readonly headersMs: number;
  readonly requestMs: number;
}

const kB = 1024;
const MB = 1024 * kB;

/** A whole number between two bounds, as text. */
function whole(from: number, to: number, otherwise: number) {
  const message = `应为 ${from} 到 ${to} 的整数 / must be an integer from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .refine((value) => value >= from && value <= to, message)
    .default(otherwise);
}

/** The variables of the limits, with what holds when they are not set. */
export const limitVariables = {
  ORDERLOOM_MAX_BODY_BYTES: whole(kB, 64 * MB, MB),
  ORDERLOOM_MAX_JSON_DEPTH: whole(8, 1000, 256),
  ORDERLOOM_MAX_ORDER_EVENTS: whole(10, 1_000_000, 10_000),
  ORDERLOOM_MAX_ORDER_TIMERS: whole(1, 10_000, 100),
  ORDERLOOM_MAX_STEP_EFFECTS: whole(1, 10_000, 100),
  ORDERLOOM_MAX_CONTEXT_BYTES: whole(kB, 16 * MB, 256 * kB),
  ORDERLOOM_MAX_QUEUE: whole(1, 1_000_000, 4096),
  ORDERLOOM_MAX_IMPORT_BYTES: whole(kB, 64 * 1024 * MB, 2 * 1024 * MB),
  ORDERLOOM_KEEP_DECISIONS_DAYS: whole(2, 36_500, 180),
  ORDERLOOM_MAX_CONNECTIONS: whole(1, 1_000_000, 10_000),
  ORDERLOOM_HEADERS_TIMEOUT_MS: whole(100, 600_000, 10_000),
  ORDERLOOM_REQUEST_TIMEOUT_MS: whole(100, 600_000, 30_000),
};

type Parsed = z.output<z.ZodObject<typeof limitVariables>>;

/** The limits as read from the environment. */
export function limitsOf(parsed: Parsed): Limits {
  return {
    bodyBytes: parsed.ORDERLOOM_MAX_BODY_BYTES,
    jsonDepth: parsed.ORDERLOOM_MAX_JSON_DEPTH,
    orderEvents: parsed.ORDERLOOM_MAX_ORDER_EVENTS,
    orderTimers: parsed.ORDERLOOM_MAX_ORDER_TIMERS,
    stepEffects: parsed.ORDERLOOM_MAX_STEP_EFFECTS,
    contextBytes: parsed.ORDERLOOM_MAX_CONTEXT_BYTES,
    queue: parsed.ORDERLOOM_MAX_QUEUE,
    importBytes: parsed.ORDERLOOM_MAX_IMPORT_BYTES,
    decisionDays: parsed.ORDERLOOM_KEEP_DECISIONS_DAYS,
    connections: parsed.ORDERLOOM_MAX_CONNECTIONS,
    headersMs: parsed.ORDERLOOM_HEADERS_TIMEOUT_MS,
    requestMs: parsed.ORDERLOOM_REQUEST_TIMEOUT_MS,
  };
}

/** What holds when nothing is set. */
export const limitDefaults: Limits = limitsOf(z.object(limitVariables).parse({}));
