import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Json } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import type { FieldType } from '../document/field.ts';
import { drawFlow } from '../testing/index.ts';
import { type Evaluate, ExpressionError, expressionsOf, type Scope } from './index.ts';

const fields = {
  m: 'money',
  i: 'integer',
  d: 'decimal',
  b: 'boolean',
  t: 'text',
  at: 'instant',
  l: 'duration',
  j: 'json',
  s: 'tags',
} as const;
const flow = drawFlow({ fields, events: { e: { payload: { m: 'money', j: 'json' } } }, states: { a: {}, z: { final: true } } });
const expressions = expressionsOf(flow);

const atom = fc.constantFrom(
  ...Object.keys(fields),
  'now',
  'null',
  'true',
  '1',
  '2.5',
  '"x"',
  '"b"',
  'event.m',
  'event.j',
  'event.j.k',
  'duration("90m")',
  'inState("a")',
  '[1, 2]',
  '{"a": 1}',
  'b"x"',
  '1u',
  'event',
);
const operator = fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||', 'in');
const expression = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'small' },
    atom,
    fc.tuple(tie('text'), operator, tie('text')).map(([left, op, right]) => `(${left} ${op} ${right})`),
    fc.tuple(tie('text'), tie('text'), tie('text')).map(([when, yes, no]) => `(${when} ? ${yes} : ${no})`),
    fc.tuple(fc.constantFrom('!', '-', 'size', 'string', 'int', 'double', 'type'), tie('text')).map(([name, text]) => `${name}(${text})`),
    fc
      .tuple(tie('text'), fc.constantFrom('exists', 'map', 'filter'), tie('text'))
      .map(([list, macro, text]) => `${list}.${macro}(x, ${text})`),
  ),
})).text;
const anyText = fc.oneof(
  expression,
  fc.string(),
  fc.string().map((text) => `m > ${text}`),
);

const types = (Object.keys(fields) as (keyof typeof fields)[]).map((key) => flow.context[key]?.type).filter((type) => type !== undefined);
const anyType = fc.constantFrom<FieldType | 'any'>('any', ...types);
const anyContext = fc.record(
  Object.fromEntries(Object.keys(fields).map((key) => [key, fc.oneof(fc.integer(), fc.boolean(), fc.jsonValue())])),
);
const scopeOf = (context: unknown, payload: unknown) => ({
  context: context as Record<string, Json>,
  event: { type: 'e', m: 5, j: payload },
  now: 0,
  inState: () => true,
});

function fitsType(value: Json, type: FieldType | 'any'): boolean {
  if (value === null || type === 'any' || type.type === 'json') return Json.safeParse(value).success;
  switch (type.type) {
    case 'integer':
    case 'money':
    case 'duration':
      return Number.isSafeInteger(value);
    case 'decimal':
      return Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value) && value.every((item: Json) => fitsType(item, type.of));
    default:
      return typeof value === 'string';
  }
}

/** Whether it gives a value that passes, or refuses as an expression may. */
function gives(evaluate: Evaluate, scope: Scope, passes: (value: Json) => boolean): boolean {
  try {
    return passes(evaluate(scope));
  } catch (error) {
    return error instanceof ExpressionError;
  }
}

function isInside({ range }: Problem, text: string): boolean {
  return range !== undefined && range.from >= 0 && range.from <= range.to && range.to <= text.length;
}

describe('whatever is written', () => {
  it('gives JSON of the type asked for, or an expression error, or faults inside the text', () => {
    fc.assert(
      fc.property(anyText, anyType, anyContext, fc.jsonValue(), (text, type, context, payload) => {
        const compiled = expressions.compile(text, type, { path: 'p', event: 'e' });
        if (compiled.ok) expect(gives(compiled.value, scopeOf(context, payload), (value) => fitsType(value, type))).toBe(true);
        else expect(compiled.error.every((found) => isInside(found, text))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('is told as a sentence in both languages', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typeof expressions.sentence(text, 'zh', 'e')).toBe('string');
        expect(typeof expressions.sentence(text, 'en')).toBe('string');
      }),
    );
  });

  it('makes a message, or says where it is wrong', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            anyText,
            expression.map((text) => `{{ ${text} }}`),
            fc.constantFrom('{{', '}}', '"'),
          ),
        ),
        anyContext,
        (parts, context) => {
          const text = parts.join('');
          const compiled = expressions.compileTemplate(text, { path: 'p', event: 'e' });
          if (compiled.ok) expect(gives(compiled.value, scopeOf(context, null), (value) => typeof value === 'string')).toBe(true);
          else expect(compiled.error.every((found) => isInside(found, text))).toBe(true);
        },
      ),
    );
  });
});
