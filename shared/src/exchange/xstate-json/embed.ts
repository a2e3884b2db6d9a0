import { z } from 'zod';
import { Json } from '../../base/json.ts';
import { Label } from '../../base/text.ts';
import { FlowDocument } from '../../document/flow-document.ts';
import { Handler } from '../../document/handler.ts';
import { Meaning } from '../../document/meaning.ts';
import { NodeId, Sla } from '../../document/state.ts';
import { ResumeRule } from '../../document/transition.ts';
import { Working } from '../../document/working.ts';

/** The key under `meta` where a written config keeps what XState has no word for. */
export const embedKey = 'orderloom';

/** Names in written configs that only this program gives a meaning to. */
export const ownPrefix = 'orderloom.';
export const celGuard = 'orderloom.cel';
export const celDelay = 'orderloom.cel:';
export const slaDelay = 'orderloom.sla:';

const ActionIds = z.array(z.string().min(1));

/** What the machine's own `meta` carries: the flow around the drawing. */
export const FlowEmbed = FlowDocument.omit({ format: true, root: true, states: true, transitions: true });
export type FlowEmbed = z.infer<typeof FlowEmbed>;

export const StateEmbed = z.strictObject({
  id: NodeId,
  /** The key and id it was written under; a change of them by another tool is taken over. */
  key: z.string(),
  xid: z.string(),
  order: z.int(),
  label: Label,
  importedKey: z.string().optional(),
  importedId: z.string().optional(),
  handler: Handler.optional(),
  sla: Sla.optional(),
  pauses: z.literal(true).optional(),
  stage: Label.optional(),
  note: Label.optional(),
  meaning: Meaning.optional(),
  entry: ActionIds,
  exit: ActionIds,
  initialActions: ActionIds,
  calls: z.array(z.strictObject({ label: Label, action: z.string().min(1), meaning: Meaning.optional() })),
  /** Values that XState would not carry for a state of this kind. */
  rest: z.record(z.string(), Json).optional(),
  flow: FlowEmbed.optional(),
});
export type StateEmbed = z.infer<typeof StateEmbed>;

export const TransitionEmbed = z.strictObject({
  id: NodeId,
  priority: z.int(),
  label: Label.optional(),
  note: Label.optional(),
  actions: ActionIds,
  /** What becomes of a running time limit when its order moves to another version. */
  resume: ResumeRule.optional(),
  /** The delay is counted in working time. */
  working: Working.optional(),
  rest: z.record(z.string(), Json).optional(),
});
export type TransitionEmbed = z.infer<typeof TransitionEmbed>;
