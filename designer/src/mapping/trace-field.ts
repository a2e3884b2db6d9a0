import type { MappingSample } from '@orderloom/shared/api';
import type { Json, Problem } from '@orderloom/shared/base';
import type { FieldType } from '@orderloom/shared/document';
import { type CompiledMapping, compileMapping, emptyMapping, type MappedField } from '@orderloom/shared/mapping';
import { yuan } from '../ui/money.ts';

/** What one field makes of one message, step by step. */
export interface FieldResult {
  /** What was read, then what each step gave. */
  readonly values: readonly Json[];
  readonly result: Json;
  readonly problems: readonly (Problem & { readonly step?: number | null })[];
}

const compiled = new WeakMap<MappedField, CompiledMapping | readonly Problem[]>();

/** Computed here, so that it follows every key stroke. */
export function traceField(field: MappedField, sample: MappingSample | undefined): FieldResult {
  const mapping = compile(field);
  if (!('trace' in mapping)) return { values: [], result: null, problems: mapping };
  if (!sample) return { values: [], result: null, problems: [] };
  const { traces, problems, ...found } = mapping.trace(sample.message, sample.topic);
  return { values: traces[0]?.values ?? [], result: found[field.in][field.key] ?? null, problems };
}

function compile(field: MappedField): CompiledMapping | readonly Problem[] {
  const known = compiled.get(field);
  if (known) return known;
  const made = compileMapping({ ...emptyMapping, fields: [field] });
  const kept = made.ok ? made.value : made.error;
  compiled.set(field, kept);
  return kept;
}

/** A value in one line. */
export function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The same for a field: fen as yuan. */
export function shownAs(type: FieldType | undefined, value: Json | undefined): string {
  return type?.type === 'money' && typeof value === 'number' ? yuan(value) : shown(value);
}
