import { z } from 'zod';
import { effectCauses } from '../actions/effect.ts';
import { Json } from '../base/json.ts';
import { channelReaches, factBases } from './channel-health.ts';
import { ApiProblem, PageQuery, Text } from './common.ts';

export const inboxStatuses = ['applied', 'ignored', 'deferred', 'rejected', 'duplicate', 'quarantined', 'probe', 'awaiting'] as const;

/** One delivery of a channel as it was received. */
export const InboxItem = z.object({
  id: z.string(),
  channel: z.string(),
  deliveryId: z.string(),
  receivedAt: z.iso.datetime(),
  status: z.enum(inboxStatuses),
  /** Orders it touched. */
  orders: z.array(z.string()),
  problems: z.array(ApiProblem),
  /** The raw body as text. */
  body: z.string(),
  /** The version of the mapping it was read by; null: by none. */
  mapping: z.int().nullable(),
});
export type InboxItem = z.infer<typeof InboxItem>;

export const InboxQuery = PageQuery.extend({ status: z.enum(inboxStatuses).optional(), channel: z.string().optional() });

/** `skipped`: a person gave it up. */
export const outboxStatuses = ['pending', 'delivering', 'delivered', 'dead', 'skipped'] as const;

export const OutboxItem = z.object({
  key: z.string(),
  order: z.string(),
  destination: z.string(),
  request: Json,
  status: z.enum(outboxStatuses),
  attempts: z.number().int(),
  nextAttemptAt: z.iso.datetime().nullable(),
  lastError: z.string().nullable(),
  /** What kind of trouble the last attempt had. */
  cause: z.enum(effectCauses).nullable(),
  response: Json.nullable(),
  createdAt: z.iso.datetime(),
  /** When it was delivered or given up. */
  endedAt: z.iso.datetime().nullable(),
});
export const OutboxQuery = PageQuery.extend({
  status: z.enum(outboxStatuses).optional(),
  order: z.string().optional(),
  destination: z.string().optional(),
});
export type OutboxItem = z.infer<typeof OutboxItem>;

/** A source of orders as the settings screen and routing see it. Secrets are written, never read back. */
export const ChannelSummary = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  flow: z.string().nullable(),
  enabled: z.boolean(),
  hookPath: z.string(),
  hasSecret: z.boolean(),
  settings: z.record(z.string(), Json),
});
export type ChannelSummary = z.infer<typeof ChannelSummary>;

/** A credential or setting that a channel type asks for. */
export const ChannelParam = z.object({
  name: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  hint: z.object({ zh: z.string(), en: z.string() }).optional(),
  required: z.boolean().default(false),
});
export type ChannelParam = z.infer<typeof ChannelParam>;

/** A kind of channel that can be created; `hint` tells how the sender signs its deliveries. */
export const ChannelType = z.object({
  id: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  hint: z.object({ zh: z.string(), en: z.string() }),
  secrets: z.array(ChannelParam).default([]),
  settings: z.array(ChannelParam).default([]),
  reach: z.array(z.enum(channelReaches)).default(['push']),
  conventions: z.object({ money: Text, times: Text, ids: Text }).optional(),
  statuses: z.array(z.object({ code: z.string(), label: Text, phase: z.string().optional() })).default([]),
  /** What the platform allows, and how long messages wait there. */
  limits: z.array(Text).default([]),
  /** What the connector relies on, and how sure that is. */
  facts: z.array(z.object({ basis: z.enum(factBases), text: Text })).default([]),
});
export type ChannelType = z.infer<typeof ChannelType>;

export const SaveChannel = z.object({
  type: z.string(),
  name: z.string().min(1),
  flow: z.string().nullable().default(null),
  enabled: z.boolean().default(true),
  /** Credentials by name, as the channel type declares them; left out: unchanged. */
  secrets: z.record(z.string(), z.string()).optional(),
  settings: z.record(z.string(), Json).default({}),
});

/** `id` is part of the hook's address; absent: made from the name. */
export const SaveNewChannel = SaveChannel.extend({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)
    .optional(),
});

/** Server-sent events on /api/live: something changed; read it again. */
export const LiveChange = z.discriminatedUnion('type', [
  z.object({ type: z.literal('order'), order: z.string(), flow: z.string(), seq: z.number(), created: z.boolean() }),
  z.object({ type: z.literal('flow'), flow: z.string() }),
  z.object({ type: z.literal('inbox'), id: z.string() }),
  z.object({ type: z.literal('outbox'), key: z.string() }),
  z.object({ type: z.literal('incident'), id: z.string() }),
  z.object({ type: z.literal('migration'), flow: z.string(), id: z.string() }),
]);
export type LiveChange = z.infer<typeof LiveChange>;
