import { z } from 'zod';
import { Json } from '../base/json.ts';
import { FieldType } from '../document/field.ts';
import { conflictTypes } from '../mapping/conflicts.ts';
import { MappedField, MappingDocument } from '../mapping/mapping-document.ts';
import { ApiProblem } from './common.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

export const MappingTargetShape = z.object({
  in: z.enum(['order', 'event']),
  key: z.string(),
  label: z.object({ zh: z.string().optional(), en: z.string().optional() }),
  type: FieldType,
  /** A name that all channels share. */
  standard: z.boolean(),
  /** The channel's flow keeps it. */
  used: z.boolean(),
});

export const MappingVersionSummary = z.object({
  version: z.int(),
  note: z.string(),
  publishedAt: z.string(),
  publishedBy: z.string(),
  fields: z.int(),
});
export type MappingVersionSummary = z.infer<typeof MappingVersionSummary>;

export const MappingVersionDetail = MappingVersionSummary.extend({ document: MappingDocument });

export const MappingState = z.object({
  channel: z.string(),
  /** What is being edited; the version in use, or an empty one, where nobody has begun. */
  draft: z.object({
    /** 0: nobody has saved one. */
    revision: z.int(),
    document: MappingDocument,
    savedAt: z.string().nullable(),
    savedBy: z.string().nullable(),
    /** Differs from the version in use. */
    dirty: z.boolean(),
  }),
  inUse: z.int().nullable(),
  versions: z.array(MappingVersionSummary),
  targets: z.array(MappingTargetShape),
  /** Events of the channel's flow. */
  events: z.array(z.object({ name: z.string(), label: z.object({ zh: z.string().optional(), en: z.string().optional() }) })),
  /** Deliveries set aside, counted up to a thousand. */
  quarantined: z.int(),
});
export type MappingState = z.infer<typeof MappingState>;

export const SaveMappingDraft = z.strictObject({ revision: z.int().min(0), document: MappingDocument });
export const PublishMapping = z.strictObject({ revision: z.int().min(0), note: z.string().max(1000).default('') });
/** null: the channel is read as if there were no mapping. */
export const UseMapping = z.strictObject({ version: z.int().min(1).nullable() });

/** A message to try a mapping on. */
export const MappingSample = z.object({
  /** Of the delivery it came with; null for one that was pasted. */
  id: z.string().nullable(),
  topic: z.string(),
  receivedAt: z.string().nullable(),
  status: z.string().nullable(),
  message: Json,
});
export type MappingSample = z.infer<typeof MappingSample>;

export const SampleQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  status: z.enum(['quarantined']).optional(),
});

/** A body as the channel would post it, or rows of a table. */
export const ReadSamples = z.union([z.strictObject({ text: z.string().min(1) }), z.strictObject({ rows: z.array(Json).min(1).max(200) })]);

const GivenSample = z.union([z.strictObject({ id: z.string() }), z.strictObject({ topic: z.string(), message: Json })]);
export const PreviewMapping = z.strictObject({ document: MappingDocument, samples: z.array(GivenSample).max(200) });

const Side = z.object({
  outcome: z.enum(['applied', 'ignored', 'quarantined']),
  externalId: z.string().nullable(),
  /** Our event it becomes. */
  event: z.string().nullable(),
  /** What is known after it, by target. */
  values: z.record(z.string(), Json),
  problems: z.array(ApiProblem),
});
export type MappingSide = z.infer<typeof Side>;

export const MappingPreview = z.object({
  /** Faults of the draft itself; there are no rows then. */
  problems: z.array(ApiProblem),
  /** The targets that the draft or the version in use maps. */
  targets: z.array(z.string()),
  rows: z.array(z.object({ topic: z.string(), draft: Side, inUse: Side, differs: z.array(z.string()) })),
  conflicts: z.array(z.object({ type: z.enum(conflictTypes), target: z.string(), message: Words, samples: z.array(z.int()) })),
});
export type MappingPreview = z.infer<typeof MappingPreview>;

export const SuggestMapping = z.strictObject({ document: MappingDocument, messages: z.array(Json).max(100) });
export const MappingSuggestion = z.object({ field: MappedField, score: z.number(), by: z.enum(['name', 'value', 'both']) });
export type MappingSuggestion = z.infer<typeof MappingSuggestion>;

/** With the draft, or with what is in use. */
export const TryReplay = z.strictObject({ with: z.enum(['draft', 'in-use']).default('in-use'), cursor: z.string().optional() });
export const ReplayTrial = z.object({
  examined: z.int(),
  applicable: z.int(),
  failing: z.array(z.object({ code: z.string(), message: Words, count: z.int(), deliveries: z.array(z.string()) })),
  next: z.string().nullable(),
});
export type ReplayTrial = z.infer<typeof ReplayTrial>;

export const ReplayAside = z.strictObject({ cursor: z.string().optional() });
export const ReplayDone = z.object({ replayed: z.int(), applied: z.int(), aside: z.int(), next: z.string().nullable() });
export type ReplayDone = z.infer<typeof ReplayDone>;
