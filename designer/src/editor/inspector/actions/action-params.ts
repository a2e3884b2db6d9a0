import type { ActionDefinition, ParamMeta } from '@orderloom/shared/actions';
import type { Json } from '@orderloom/shared/base';
import { z } from 'zod';

/** One parameter of an action as a form shows it. */
export interface ParamField {
  readonly key: string;
  readonly meta: ParamMeta;
  readonly optional: boolean;
  readonly fallback: Json | undefined;
  /** The values of a choice. */
  readonly options: readonly string[];
}

/** The form of an action, read from its parameter schema. */
export function paramFields(definition: ActionDefinition): ParamField[] {
  const schema = definition.params;
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, param]) => {
    const meta = param.meta() as ParamMeta | undefined;
    if (!meta?.widget) return [];
    const { inner, optional, fallback } = unwrap(param);
    return [{ key, meta, optional, fallback, options: inner instanceof z.ZodEnum ? inner.options.map(String) : [] }];
  });
}

function unwrap(schema: z.ZodType): { inner: z.ZodType; optional: boolean; fallback: Json | undefined } {
  if (schema instanceof z.ZodDefault) return { ...unwrap(schema.unwrap() as z.ZodType), fallback: schema.parse(undefined) as Json };
  if (schema instanceof z.ZodOptional) return { ...unwrap(schema.unwrap() as z.ZodType), optional: true };
  return { inner: schema, optional: false, fallback: undefined };
}
