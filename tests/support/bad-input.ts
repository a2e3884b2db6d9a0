import fc from 'fast-check';

/** As much of JSON Schema as the description of the API uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly format?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
}

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** What people with bad intentions send, and what broken programs do. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    -0,
    2 ** 53,
    '',
    '\u0000',
    '\ud800',
    '../../../etc/passwd',
    '%00',
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    '{{ 1/0 }}',
    'x'.repeat(100_000),
    [],
    {},
    { constructor: { prototype: { polluted: true } } },
    { toString: null, hasOwnProperty: 1, valueOf: 'x' },
    Array.from({ length: 3000 }, (_, index) => index),
    JSON.parse(deep(200)),
  ),
  fc.string({ unit: 'binary' }),
);

/** Texts that are no JSON, or JSON that should never be built. */
export const rawJunk: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '{"a":',
    '[1,]',
    'null',
    '"text"',
    '\ufeff{}',
    '{"__proto__":{"polluted":true}}',
    '{"a":{"\\u005f_proto__":{"polluted":true}}}',
    '{"a":1,"a":2}',
    '1e999',
    `{"data":${deep(5000)}}`,
    '{"a":'.repeat(3000),
    `"${'\\'.repeat(10_001)}`,
    'a=1&b=2',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

/** Values that fit a schema, as far as it says. */
export function fitting(schema: Schema, resolve: (ref: string) => Schema, depth = 0): fc.Arbitrary<unknown> {
  if (depth > 5) return fc.constantFrom(null, 0, 'x');
  const inner = (part: Schema) => fitting(part, resolve, depth + 1);
  if (schema.$ref !== undefined) return inner(resolve(schema.$ref));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(inner));
  if (schema.allOf?.[0]) return inner(schema.allOf[0]);
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  return type === undefined ? fc.jsonValue() : ofType(type, schema, inner);
}

function ofType(type: string, schema: Schema, inner: (part: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return schema.format === 'date-time' ? fc.constant('2026-01-05T08:00:00.000Z') : fc.string({ minLength: 1, maxLength: 12 });
    case 'integer':
      return fc.integer({ min: 0, max: 100 });
    case 'number':
      return fc.double({ min: 0, max: 100, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(schema.items ? inner(schema.items) : fc.jsonValue(), { maxLength: 3 });
    case 'object':
      return ofObject(schema, inner);
    default:
      return fc.constant(null);
  }
}

function ofObject(schema: Schema, inner: (part: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, part]) => [key, inner(part)]));
  const requiredKeys = (schema.required ?? []).filter((key) => key in properties);
  const named = fc.record(properties, { requiredKeys });
  const more = schema.additionalProperties;
  if (typeof more !== 'object') return named;
  return fc.tuple(named, fc.dictionary(fc.string({ maxLength: 8 }), inner(more), { maxKeys: 3 })).map(([a, b]) => ({ ...b, ...a }));
}

/** The value with something in it replaced, added or left out. */
export function spoiled(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(value, junk, fc.nat({ max: 1000 }), fc.constantFrom('replace', 'add', 'drop')).map(([whole, bad, place, how]) => {
    const copy: unknown = structuredClone(whole);
    const spots = spotsIn(copy);
    const spot = spots[place % Math.max(1, spots.length)];
    if (!spot) return bad;
    if (how === 'drop') Reflect.deleteProperty(spot.owner, spot.key);
    else Reflect.set(spot.owner, how === 'add' ? `${spot.key}x` : spot.key, bad);
    return copy;
  });
}

function spotsIn(value: unknown): { readonly owner: object; readonly key: string }[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => [{ owner: value, key }, ...spotsIn(part)]);
}
