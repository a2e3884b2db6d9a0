import type { FieldType } from '../document/field.ts';

const celTypes = {
  text: 'string',
  enum: 'string',
  integer: 'int',
  money: 'int',
  decimal: 'double',
  boolean: 'bool',
  instant: 'google.protobuf.Timestamp',
  duration: 'google.protobuf.Duration',
  json: 'dyn',
} as const satisfies Record<Exclude<FieldType['type'], 'list'>, string>;

/** Every CEL type that a field's value, or an element of a list, can have. */
export const scalarCelTypes: readonly string[] = [...new Set(Object.values(celTypes))];

/** The CEL type under which a field of this type is declared. */
export function celTypeOf(type: FieldType): string {
  return type.type === 'list' ? `list<${celTypes[type.of.type]}>` : celTypes[type.type];
}
