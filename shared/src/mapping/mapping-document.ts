import { z } from 'zod';
import { canonicalJson, Json } from '../base/json.ts';
import { FieldKey, FieldType } from '../document/field.ts';

const mappingFormat = 'orderloom.mapping';

/** From the root of a message: keys of objects, places in lists; `*` is every element of a list. Texts that hold JSON are gone through. */
export const MappingPath = z
  .array(z.union([z.string().max(200), z.int().min(0)]))
  .min(1)
  .max(20);
export type MappingPath = z.infer<typeof MappingPath>;

export const MappingSource = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('path'), path: MappingPath }),
  /** Several joined; those that are not there are left out. */
  z.strictObject({ from: z.literal('paths'), paths: z.array(MappingPath).min(1).max(10), separator: z.string().max(20).default('') }),
  z.strictObject({ from: z.literal('constant'), value: Json }),
]);
export type MappingSource = z.infer<typeof MappingSource>;

/** One step of a chain; what its parameters are is known to the step type. */
export const MappingStep = z.strictObject({ type: z.string().min(1), params: z.record(z.string(), Json).default({}) });
export type MappingStep = z.infer<typeof MappingStep>;

export const MappedField = z.strictObject({
  /** A field of the order, or of the event's payload. */
  in: z.enum(['order', 'event']),
  key: FieldKey,
  type: FieldType,
  source: MappingSource,
  steps: z.array(MappingStep).max(20).default([]),
  /** Without a value the message is set aside. */
  required: z.boolean().default(false),
  /** Kinds of messages it is for; empty: all. */
  topics: z.array(z.string()).max(100).default([]),
});
export type MappedField = z.infer<typeof MappedField>;

/** What a channel's messages mean in our words, over what the channel itself knows of them. Complete in itself: it names no flow. */
export const MappingDocument = z
  .strictObject({
    format: z.literal(mappingFormat),
    schemaVersion: z.literal(1),
    fields: z.array(MappedField).max(300).default([]),
    /** Our event for the channel's word for a message; `ignore` takes it and does nothing. */
    events: z.record(z.string().min(1).max(200), z.string().min(1).max(200)).default({}),
  })
  .refine(({ fields }) => new Set(fields.map(targetOf)).size === fields.length, 'a field is mapped twice');
export type MappingDocument = z.infer<typeof MappingDocument>;

export const emptyMapping: MappingDocument = { format: mappingFormat, schemaVersion: 1, fields: [], events: {} };

/** How a field of ours is named in problems and on screens: `order.amount`, `event.reason`. */
export function targetOf(field: Pick<MappedField, 'in' | 'key'>): string {
  return `${field.in}.${field.key}`;
}

/** One text for one mapping, whatever the order it was drawn in. */
export function serialiseMapping(document: MappingDocument): string {
  const fields = [...document.fields].sort((a, b) => (targetOf(a) < targetOf(b) ? -1 : 1));
  return canonicalJson({ ...document, fields });
}
