import type { Json } from '../../base/json.ts';
import type { ActionCall } from '../../document/action-call.ts';
import { Field, type FieldType, FieldType as FieldTypeSchema } from '../../document/field.ts';
import { constantOf } from '../ecma/ecma-to-cel.ts';
import { labelOf } from '../labels.ts';
import { parseJson } from '../parse-json.ts';
import { elements, type XmlElement } from '../xml-tree.ts';
import { inlineText } from './read-content.ts';
import type { ScxmlReading } from './scxml-reading.ts';

export interface ReadData {
  readonly fields: Readonly<Record<string, Field>>;
  /** First values that have to be computed. */
  readonly computed: readonly ActionCall[];
}

/** The data model as fields of the order. */
export function readData(reading: ScxmlReading, root = reading.root): ReadData {
  const data = elements(root, 'data');
  for (const element of data) reading.variable(element.attributes.id ?? '');
  const assigned = elements(root, 'assign');
  const read = data.map((element) => readDatum(reading, element, assigned));
  return {
    fields: Object.fromEntries(read.map(({ key, field }) => [key, field])),
    computed: read.flatMap(({ key, cel }) =>
      cel === undefined ? [] : [{ id: reading.ids.next('a'), type: 'set-field', params: { field: key, value: cel } }],
    ),
  };
}

function readDatum(reading: ScxmlReading, element: XmlElement, assigned: readonly XmlElement[]) {
  reading.onlyAttributes(element, 'id', 'expr');
  if (element.children.length > 0) reading.refuse(element, '<data><…>', { zh: '数据里不能放 XML。', en: 'data cannot be XML.' });
  const { id = '', expr } = element.attributes;
  const key = reading.fields.get(id) ?? id;
  const inline = element.text.trim();
  const text = expr ?? (inline === '' ? 'null' : inlineText(inline));
  const constant = constantOf(text);
  const values = assigned.filter((one) => one.attributes.location === id).map((one) => one.attributes.expr);
  const field = Field.parse({
    label: labelOf(id),
    type: ownType(element) ?? typeOf(constant?.value as Json, values),
    default: constant?.value ?? null,
    ...(key === id ? {} : { importedName: id }),
  });
  if (neverYesOrNo(field)) reading.values.add(key);
  return { key, field, cel: constant ? undefined : reading.cel(element, text) };
}

/** The type this program has written beside a first value. */
function ownType(element: XmlElement): FieldType | undefined {
  const written = parseJson(element.attributes['orderloom:type'] ?? '');
  const type = written.ok ? FieldTypeSchema.safeParse(written.value) : undefined;
  return type?.success ? type.data : undefined;
}

/** Whether a field plainly holds something that is no answer to a condition. */
function neverYesOrNo({ type, default: first }: Field): boolean {
  return type.type !== 'boolean' && (type.type !== 'json' || (first !== null && typeof first !== 'boolean'));
}

/** The type of a first value, where everything that is ever assigned is plainly of that type too. */
function typeOf(value: Json | undefined, assigned: readonly (string | undefined)[]): FieldType {
  const constants = assigned.map((text) => (text === undefined ? undefined : constantOf(text)));
  const same = constants.every((constant) => constant && typeof constant.value === typeof value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    const counted = assigned.every((text) => text !== undefined && /^[\w\s+*()-]+$/.test(text));
    return { type: counted ? 'integer' : 'json' };
  }
  if (!same) return { type: 'json' };
  if (typeof value === 'string') return { type: 'text' };
  if (typeof value === 'boolean') return { type: 'boolean' };
  return { type: typeof value === 'number' ? 'decimal' : 'json' };
}
