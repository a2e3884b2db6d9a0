import { z } from 'zod';
import { Json } from '../base/json.ts';
import { Label } from '../base/text.ts';
import { ActionCall } from './action-call.ts';
import { Handler } from './handler.ts';
import { Meaning } from './meaning.ts';
import { Working } from './working.ts';

/** Ids become XState keys: no dot, no hash, no white space, and never number-like, since objects reorder such keys. */
export const NodeId = z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]*$/);

export const stateKinds = ['atomic', 'compound', 'parallel', 'final', 'history'] as const;
export const StateKind = z.enum(stateKinds);
export type StateKind = z.infer<typeof StateKind>;

/** An effect bound to a state: started on entry; its reply or failure is an event only this state takes (XState's `invoke`). */
export const Call = z.strictObject({
  id: z.string().min(1),
  label: Label,
  /** What is called: an action of the registry that yields an effect. */
  action: ActionCall,
  /** What a good answer means to money and goods. */
  meaning: Meaning.optional(),
});
export type Call = z.infer<typeof Call>;

/** How long an order is expected to stay, in milliseconds, and what is done when it stays longer. */
export const Sla = z.strictObject({ expected: z.int().positive(), working: Working.optional(), breach: z.array(ActionCall).default([]) });
export type Sla = z.infer<typeof Sla>;

export const State = z.strictObject({
  id: NodeId,
  kind: StateKind,
  /** null only for the root. */
  parent: NodeId.nullable(),
  /** Place among its siblings: the order of regions, and of the outline. */
  order: z.int().default(0),
  label: Label,
  /** The XState key and custom id it was imported with. */
  importedKey: z.string().optional(),
  importedId: z.string().optional(),
  /** compound: the child entered first. */
  initial: NodeId.nullable().default(null),
  initialActions: z.array(ActionCall).default([]),
  entry: z.array(ActionCall).default([]),
  exit: z.array(ActionCall).default([]),
  calls: z.array(Call).default([]),
  /** history: how deep it remembers, and where it goes when there is nothing to remember. */
  history: z.enum(['shallow', 'deep']).optional(),
  historyDefault: z.array(NodeId).default([]),
  /** XState's state tags. */
  tags: z.array(z.string()).default([]),
  /** final (and root): what the finished machine gives. */
  output: Json.optional(),
  /** A person or role who moves the order on from here; a wait without one needs a time limit. */
  handler: Handler.optional(),
  sla: Sla.optional(),
  /** The time limits of the states around it stand still while the order is here. */
  pauses: z.literal(true).optional(),
  /** What the customer is told while the order is here. */
  stage: Label.optional(),
  /** What staff are taught about this state. */
  note: Label.optional(),
  /** What entering it means to money and goods. */
  meaning: Meaning.optional(),
  meta: z.record(z.string(), Json).optional(),
});
export type State = z.infer<typeof State>;
