import { z } from 'zod';
import { Label } from '../base/text.ts';
import { FlowDocument } from '../document/flow-document.ts';
import { Story } from '../document/story.ts';
import { MigrationMapping } from '../migrate/mapping.ts';
import { ApiProblem } from './common.ts';
import { CanaryRule, Share } from './releases.ts';

export const FlowSummary = z.object({
  id: z.string(),
  name: Label,
  /** Latest published version; null before the first. */
  version: z.number().int().nullable(),
  /** Draft revision, raised by each save; the optimistic lock. */
  revision: z.number().int(),
  /** Whether the draft differs in meaning or policies from the published version. */
  dirty: z.boolean(),
  states: z.number().int(),
  /** Orders now in flight, all versions. */
  activeOrders: z.number().int(),
  updatedAt: z.iso.datetime(),
});
export type FlowSummary = z.infer<typeof FlowSummary>;

export const FlowDetail = FlowSummary.extend({ draft: FlowDocument, published: FlowDocument.nullable() });
export type FlowDetail = z.infer<typeof FlowDetail>;

/** From blank (name), from a machine of the library, or from a whole document. */
export const CreateFlow = z.object({
  name: Label.optional(),
  template: z.string().optional(),
  document: FlowDocument.optional(),
});
/** 409 with the stored revision when `revision` is not the current one. */
export const SaveDraft = z.object({ revision: z.number().int(), document: FlowDocument });
/** `release`: which new orders get the version; a canary gets a share of them, `hold` none until it is rolled out. */
export const PublishFlow = z.object({
  revision: z.number().int(),
  note: z.string().default(''),
  release: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('all') }),
      z.strictObject({ type: z.literal('hold') }),
      z.strictObject({ type: z.literal('canary'), share: Share, rule: CanaryRule.nullable().default(null) }),
    ])
    .default({ type: 'all' }),
  /** What is decided about the orders of earlier versions; ships with the version. */
  mapping: MigrationMapping.optional(),
});
/** `document` checks what is not saved yet. */
export const CheckFlow = z.object({ document: FlowDocument.optional() }).default({});
/** Without `version`: the draft. Formats that show one language show the one of Accept-Language. */
export const ExportQuery = z.object({
  format: z.string().default('flow'),
  version: z.coerce.number().int().min(1).optional(),
});
export const ImportFlow = z.object({ format: z.string(), text: z.string(), name: Label.optional() });

export const FlowVersion = z.object({
  version: z.number().int(),
  hash: z.string(),
  note: z.string(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
  activeOrders: z.number().int(),
});
export type FlowVersion = z.infer<typeof FlowVersion>;

/** One published version with the document it froze. */
export const FlowVersionDetail = FlowVersion.extend({ document: FlowDocument });
export type FlowVersionDetail = z.infer<typeof FlowVersionDetail>;

export const Finding = ApiProblem.extend({
  severity: z.enum(['error', 'warning', 'info']),
  mend: z.object({ zh: z.string(), en: z.string() }),
});
export const CheckResult = z.object({ findings: z.array(Finding) });

/** `example`: an order of it, to be walked in the simulator. */
export const TemplateSummary = z.object({
  id: z.string(),
  name: Label,
  description: Label,
  document: FlowDocument,
  example: Story.optional(),
});
export type TemplateSummary = z.infer<typeof TemplateSummary>;
