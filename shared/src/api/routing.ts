import { z } from 'zod';
import { Json } from '../base/json.ts';
import { Fact, FactKind, RouteDecision, RouteOutcome, RoutingTable } from '../routing/index.ts';
import { ApiProblem, PageQuery } from './common.ts';

const Row = z.record(z.string(), Json);
const mostRows = 20_000;

export const FactQuery = PageQuery.extend({ kind: FactKind.optional(), text: z.string().optional() });

export const FactSummary = Fact.extend({ changedAt: z.iso.datetime(), changedBy: z.string() });
export type FactSummary = z.infer<typeof FactSummary>;

/** `at` is when it was true, now unless given; what is not named stays. */
export const TellFact = z.strictObject({ name: z.string().max(200).optional(), at: z.iso.datetime().optional(), values: Row });

/** Rows with `code`, `name` and any of the measures. */
export const ImportFacts = z.strictObject({ kind: FactKind, at: z.iso.datetime().optional(), rows: z.array(Row).min(1).max(mostRows) });
export const ImportedFacts = z.object({ saved: z.int() });

export const RoutingState = z.object({
  revision: z.int(),
  draft: RoutingTable,
  savedAt: z.iso.datetime().nullable(),
  savedBy: z.string(),
  /** 0: nothing is published. */
  version: z.int(),
  published: RoutingTable,
  /** Warehouses and carriers; customers are asked for by themselves. */
  facts: z.array(Fact),
});
export type RoutingState = z.infer<typeof RoutingState>;

const group = z.object({ orders: z.int(), converted: z.int() });

export const RoutingOverview = z.object({
  /** Today's, where the table's times are meant; empty names stand for "nowhere". */
  loads: z.array(z.object({ warehouse: z.string(), carrier: z.string(), orders: z.int() })),
  offers: z.array(z.object({ rule: z.string(), treated: group, heldOut: group })),
});
export type RoutingOverview = z.infer<typeof RoutingOverview>;

export const SaveTable = z.strictObject({ revision: z.int(), table: RoutingTable });
export const SavedTable = z.object({ revision: z.int(), problems: z.array(ApiProblem) });
export const PublishTable = z.strictObject({ revision: z.int(), note: z.string().max(500).default('') });
export const PublishedTable = z.object({ version: z.int() });
export const RollBackTable = z.strictObject({ version: z.int().min(1) });

export const RoutingVersion = z.object({
  version: z.int(),
  note: z.string(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
});

export const TryTable = z.strictObject({ table: RoutingTable, orders: z.int().min(1).max(500).default(200) });

const change = z.number().nullable();
export const TrialResult = z.object({
  sums: z.object({
    orders: z.int(),
    differing: z.int(),
    unrouted: z.object({ before: z.int(), after: z.int() }),
    several: z.int(),
    cost: change,
    promise: change,
    stale: z.int(),
    broken: z.array(z.object({ warehouse: z.string(), orders: z.int(), capacity: z.int() })),
  }),
  routes: z.array(z.object({ id: z.string(), externalId: z.string(), before: RouteOutcome, after: RouteDecision, differs: z.boolean() })),
});
export type TrialResult = z.infer<typeof TrialResult>;

/** One decision about an order, with why. */
export const OrderRoute = RouteDecision.extend({ key: z.string(), at: z.iso.datetime() });
export type OrderRoute = z.infer<typeof OrderRoute>;
