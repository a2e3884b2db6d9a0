import { z } from 'zod';
import { Json } from '../base/json.ts';
import { Label } from '../base/text.ts';

/** Names usable in expressions; the words CEL and the environment keep for themselves are not. */
export const reservedNames = [
  'event',
  'now',
  'true',
  'false',
  'null',
  'in',
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'loop',
  'package',
  'namespace',
  'return',
  'var',
  'void',
  'while',
  'inState',
  'int',
  'uint',
  'double',
  'string',
  'bool',
  'bytes',
  'list',
  'map',
  'type',
  'dyn',
  'timestamp',
  'duration',
  'size',
  'has',
  'cel',
  'google',
  'prototype',
  '__proto__',
] as const;

export const FieldKey = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
  .refine((key) => !(reservedNames as readonly string[]).includes(key));

const scalar = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text') }),
  z.strictObject({ type: z.literal('integer') }),
  z.strictObject({ type: z.literal('decimal') }),
  /** Integer minor units (fen). */
  z.strictObject({ type: z.literal('money') }),
  z.strictObject({ type: z.literal('boolean') }),
  /** ISO 8601 text in UTC. */
  z.strictObject({ type: z.literal('instant') }),
  /** Integer milliseconds. */
  z.strictObject({ type: z.literal('duration') }),
  z.strictObject({ type: z.literal('enum'), options: z.array(z.strictObject({ value: z.string(), label: Label })) }),
  /** Any JSON: what an imported machine or a raw payload carries without a type. */
  z.strictObject({ type: z.literal('json') }),
]);
export type ScalarType = z.infer<typeof scalar>;

export const FieldType = z.discriminatedUnion('type', [...scalar.options, z.strictObject({ type: z.literal('list'), of: scalar })]);
export type FieldType = z.infer<typeof FieldType>;

/** One typed field of the order's data, or of an event's payload. */
export const Field = z.strictObject({
  label: Label,
  type: FieldType,
  /** The value before anything is known; null is "empty". */
  default: Json.default(null),
  note: Label.optional(),
  /** The name it had in an imported machine, when that was no usable key. */
  importedName: z.string().optional(),
  /** The parameters an imported guard of that name was given. */
  importedParams: Json.optional(),
  /** Set on import where a rule or value has still to be given. */
  toDefine: z.boolean().optional(),
});
export type Field = z.infer<typeof Field>;
