import type { Json } from '@orderloom/shared/base';
import type { Field } from '@orderloom/shared/document';
import { fits } from '@orderloom/shared/step';
import { entryOf } from '../channels/reading.ts';

type Values = Readonly<Record<string, Json>>;

/** Of all a channel told, what the flow declares: unknown keys are dropped, and what fits no type after a harmless conversion too. */
export function fitFields(fields: Readonly<Record<string, Field>>, values: Values, more: Values = {}): Values {
  const fitting: Record<string, Json> = {};
  for (const key of Object.keys(fields)) {
    const field = fields[key];
    const value = entryOf(more, key) ?? entryOf(values, key) ?? null;
    if (!field || value === null) continue;
    const fitted = fits(field.type, value) ? value : conversions(value).find((candidate) => fits(field.type, candidate));
    if (fitted !== undefined) fitting[key] = fitted;
  }
  return fitting;
}

/** Ids come as numbers where text is wanted, and whole numbers as text. */
function conversions(value: Json): Json[] {
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? [Number(value)] : [];
}
