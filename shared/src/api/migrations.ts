import { z } from 'zod';
import { ResumeRule } from '../document/transition.ts';
import { MigrationMapping } from '../migrate/mapping.ts';
import { LosingCode, Reason } from '../migrate/reason.ts';
import { ApiProblem, PageQuery } from './common.ts';

const Version = z.int().min(1);
const Versions = z.object({ from: z.array(Version).min(1).max(100), to: Version });

export const PlanMigration = Versions;

/** What a move touches before any order is looked at, and what was decided about it so far. */
export const MigrationPlan = z.object({
  mapping: MigrationMapping,
  /** Orders in flight on the source versions. */
  orders: z.int(),
  differences: z.object({
    fieldsAdded: z.array(z.string()),
    fieldsDropped: z.array(z.string()),
    fieldsRetyped: z.array(z.string()),
    statesAdded: z.array(z.string()),
    statesDropped: z.array(z.string()),
    timers: z.array(z.object({ id: z.string(), before: z.string(), after: z.string(), resume: ResumeRule })),
  }),
});
export type MigrationPlan = z.infer<typeof MigrationPlan>;

export const DryRun = Versions.extend({
  mapping: MigrationMapping,
  cursor: z.string().optional(),
  limit: z.int().min(1).max(200).default(100),
});

const OrderName = z.object({ id: z.string(), externalId: z.string() });

/** Orders with one reason in common; `message` says it for people. */
export const ReasonGroup = Reason.extend({
  /** It keeps them from moving until somebody decides; else it is a loss that somebody may accept. */
  blocks: z.boolean(),
  message: z.object({ zh: z.string(), en: z.string() }),
  place: ApiProblem.shape.place,
  orders: z.int(),
  examples: z.array(OrderName),
});
export type ReasonGroup = z.infer<typeof ReasonGroup>;

/** One page of a dry run; the pages add up. */
export const DryRunPage = z.object({
  examined: z.int(),
  /** Orders with nothing against them. */
  clean: z.int(),
  /** Orders that only lose something. */
  losing: z.int(),
  blocked: z.int(),
  groups: z.array(ReasonGroup),
  next: z.string().nullable(),
});
export type DryRunPage = z.infer<typeof DryRunPage>;

export const StartMigration = Versions.extend({ mapping: MigrationMapping, accept: z.array(LosingCode).default([]) });

export const migrationStatuses = ['running', 'stopped', 'done', 'reverting', 'reverted'] as const;

export const Migration = z.object({
  id: z.string(),
  flow: z.string(),
  from: z.array(z.int()),
  to: z.int(),
  status: z.enum(migrationStatuses),
  total: z.int(),
  moved: z.int(),
  leftOut: z.int(),
  /** Of those that moved: put back, and unable to go back. */
  reverted: z.int(),
  stayed: z.int(),
  accept: z.array(LosingCode),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  endedAt: z.iso.datetime().nullable(),
});
export type Migration = z.infer<typeof Migration>;

export const MigrationDetail = Migration.extend({
  mapping: MigrationMapping,
  reasons: z.array(
    Reason.extend({
      outcome: z.enum(['left-out', 'stayed']),
      orders: z.int(),
      message: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
});
export type MigrationDetail = z.infer<typeof MigrationDetail>;

export const migratedOutcomes = ['moved', 'left-out', 'reverted', 'stayed'] as const;
export const MigratedOrder = OrderName.extend({
  source: z.int(),
  outcome: z.enum(migratedOutcomes),
  reasons: z.array(Reason.extend({ message: z.object({ zh: z.string(), en: z.string() }) })),
});
export const MigratedOrderQuery = PageQuery.extend({ outcome: z.enum(migratedOutcomes).optional() });
