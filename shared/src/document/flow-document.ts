import { z } from 'zod';
import { Label } from '../base/text.ts';
import { EventDefinition } from './event-definition.ts';
import { Field, FieldKey } from './field.ts';
import { Annotation, Layout } from './layout.ts';
import { Policy } from './policy.ts';
import { NodeId, State } from './state.ts';
import { Story } from './story.ts';
import { Transition } from './transition.ts';

export const documentFormat = 'orderloom.flow';
/** Raised by a named migration in `migrations/`. */
export const schemaVersion = 1;

/**
 * One drawn order lifecycle. Normalised: every state and transition has a stable id that survives renaming and moving.
 * `states[root]` is the machine itself; its transitions hold in every state.
 */
export const FlowDocument = z.strictObject({
  format: z.literal(documentFormat),
  schemaVersion: z.literal(schemaVersion),
  id: NodeId,
  name: Label,
  description: Label.optional(),
  owner: z.string().optional(),
  tags: z.array(z.string()).default([]),
  context: z.record(FieldKey, Field).default({}),
  events: z.record(z.string().min(1), EventDefinition).default({}),
  /** An event that the catalogue does not list: refused, or silently passed over as XState does. */
  unknownEvents: z.enum(['reject', 'ignore']).default('reject'),
  root: NodeId,
  states: z.record(NodeId, State),
  transitions: z.record(NodeId, Transition).default({}),
  notes: z.record(NodeId, Annotation).default({}),
  frames: z.record(NodeId, Annotation).default({}),
  layout: Layout.default({ states: {}, routes: {} }),
  /** Held at every publish; no part of the behaviour. */
  stories: z.record(NodeId, Story).optional(),
  /** Sentences that hold at every publish; no part of the behaviour. */
  policies: z.record(NodeId, Policy).optional(),
});
export type FlowDocument = z.infer<typeof FlowDocument>;
