import type { Json } from '@orderloom/shared/base';
import type { Field } from '@orderloom/shared/document';
import { fits } from '@orderloom/shared/step';

type Values = Readonly<Record<string, Json>>;

/** Of all a channel told, what the flow declares: unknown keys are dropped, and what fits no type after a harmless conversion too. */
export function fitFields(fields: Readonly<Record<string, Field>>, values: Values): Values {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]): [string, Json][] => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      if (value === undefined || value === null) return [];
      const fitting = [value, ...conversions(value)].find((candidate) => fits(field.type, candidate));
      return fitting === undefined ? [] : [[key, fitting]];
    }),
  );
}

/** Ids come as numbers where text is wanted, and whole numbers as text. */
function conversions(value: Json): Json[] {
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? [Number(value)] : [];
}
