import { parseIsoDuration } from '../../base/duration.ts';
import { canonicalJson, type Json } from '../../base/json.ts';
import { Field, FieldKey, type FieldType } from '../../document/field.ts';
import type { ReadOptions } from '../define-format.ts';
import { labelOf } from '../labels.ts';

/** The fields of the flow that is being read: what the config carries as context, and what its named guards and delays become. */
export class FieldBook {
  readonly fields: Record<string, Field>;
  private readonly options: ReadOptions;

  /** `known`: fields a written config has brought along. */
  constructor(known: Readonly<Record<string, Field>>, options: ReadOptions) {
    this.fields = { ...known };
    this.options = options;
  }

  /** The condition a named guard becomes: its rule if one was given, else a yes/no field of its name. */
  guard(name: string, params: Json | undefined): string {
    const rule = this.options.guards?.[name];
    if (rule !== undefined) return rule;
    return this.find(name, 'boolean', params) ?? this.add(name, { type: 'boolean' }, false, { toDefine: true, params });
  }

  /** The field a named delay becomes; without a length it is empty and arms nothing. */
  delay(name: string): string {
    const length = this.options.delays?.[name] ?? parseIsoDuration(name) ?? null;
    return this.find(name, 'duration', undefined) ?? this.add(name, { type: 'duration' }, length, { toDefine: true });
  }

  /** A value of the config's context. */
  value(name: string, value: Json): void {
    const known = Object.entries(this.fields).find(([key, field]) => !field.toDefine && (field.importedName ?? key) === name);
    if (known) this.fields[known[0]] = { ...known[1], default: value };
    else this.add(name, typeOf(value), value, {});
  }

  private find(name: string, type: FieldType['type'], params: Json | undefined): string | undefined {
    const wanted = canonicalJson(params ?? null);
    return Object.entries(this.fields).find(
      ([key, field]) => isNamed(key, field, name, type) && canonicalJson(field.importedParams ?? null) === wanted,
    )?.[0];
  }

  private add(name: string, type: FieldType, value: Json, { toDefine, params }: { toDefine?: boolean; params?: Json | undefined }): string {
    const key = this.freeKey(name);
    this.fields[key] = Field.parse({
      label: labelOf(name),
      type,
      default: value,
      ...(key === name ? {} : { importedName: name }),
      ...(params === undefined ? {} : { importedParams: params }),
      ...(toDefine ? { toDefine } : {}),
    });
    return key;
  }

  private freeKey(name: string): string {
    const slug = name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '') || 'field';
    const base = FieldKey.safeParse(slug).success ? slug : `field_${slug}`;
    let index = 1;
    while (this.fields[index === 1 ? base : `${base}_${index}`]) index += 1;
    return index === 1 ? base : `${base}_${index}`;
  }
}

/** Whether a field stands for a guard or delay that came with an import and is still to be defined. */
export function isNamed(key: string, field: Field, name: string, type: FieldType['type']): boolean {
  return field.toDefine === true && field.type.type === type && (field.importedName ?? key) === name;
}

function typeOf(value: Json): FieldType {
  if (!Array.isArray(value)) return scalarOf(value);
  const types = new Set(value.map((item) => scalarOf(item).type));
  const only = [...types][0];
  return only === 'text' || only === 'integer' || only === 'boolean'
    ? types.size === 1
      ? { type: 'list', of: { type: only } }
      : { type: 'json' }
    : { type: 'json' };
}

function scalarOf(value: Json): Exclude<FieldType, { type: 'list' | 'enum' }> {
  if (typeof value === 'string') return { type: 'text' };
  if (typeof value === 'boolean') return { type: 'boolean' };
  if (typeof value === 'number') return { type: Number.isSafeInteger(value) ? 'integer' : 'decimal' };
  return { type: 'json' };
}
