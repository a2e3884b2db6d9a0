import { z } from 'zod';
import { FieldKey } from '../document/field.ts';
import { NodeId } from '../document/state.ts';
import { ResumeRule } from '../document/transition.ts';

/** Where the value of a field of the new version comes from. */
export const FieldRule = z.discriminatedUnion('type', [
  /** The field of that key, or of the same key. */
  z.strictObject({ type: z.literal('keep'), field: FieldKey.optional() }),
  z.strictObject({ type: z.literal('default') }),
  /** A CEL text over the fields of the old version. */
  z.strictObject({ type: z.literal('expression'), text: z.string().min(1) }),
]);
export type FieldRule = z.infer<typeof FieldRule>;

/**
 * What a person decided about moving orders to a version; everything it does not name follows from equal ids.
 * Keys of states are of the old version, all others of the new one, unless said.
 */
export const MigrationMapping = z.strictObject({
  /** Old state to new one; null: it is left without a successor. */
  states: z.record(NodeId, NodeId.nullable()).default({}),
  /** Where a region begins that no state of the order leads into. */
  regions: z.record(NodeId, NodeId).default({}),
  fields: z.record(FieldKey, FieldRule).default({}),
  /** By delayed transition (for an expected stay: by state); stands above the transition's own rule. */
  timers: z.record(NodeId, ResumeRule).default({}),
  /** Open calls that have no successor, as `<old state>.<call>`. */
  lostCalls: z.record(z.string(), z.enum(['hang-up', 'refuse'])).default({}),
  /** Calls that the old state did not make, as `<new state>.<call>`. */
  newCalls: z.record(z.string(), z.enum(['open', 'leave'])).default({}),
});
export type MigrationMapping = z.infer<typeof MigrationMapping>;

export const noMapping: MigrationMapping = MigrationMapping.parse({});
