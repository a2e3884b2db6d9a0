import { canonicalJson, type Json } from '../base/json.ts';
import type { Field } from '../document/field.ts';
import type { FlowDocument } from '../document/flow-document.ts';

const literal = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(?<![\w.])(-?\d+(?:\.\d+)?)(?![\w.])/g;
const most = 6;

/** Values worth trying in the data of an order, drawn from what the rules of the flow ask. */
export interface Candidates {
  /** Fields that some rule names. */
  readonly asked: readonly string[];
  /** What to try in a field of the order or of a payload; the first is the usual one. */
  valuesFor(key: string, field: Field): readonly Json[];
}

/** Reads the rules of a drawing for the values that open or close them: the literals beside a name, and their neighbours. */
export function candidatesOf(document: FlowDocument): Candidates {
  const guards = Object.values(document.transitions).flatMap(({ guard }) => (guard === undefined ? [] : [guard]));
  const naming = (key: string) => guards.filter((guard) => names(guard, key));
  return {
    asked: Object.keys(document.context).filter((key) => naming(key).length > 0),
    valuesFor: (key, field) => distinct(valuesOf(field, naming(key).flatMap(literalsIn))).slice(0, most),
  };
}

/** The names of fields a rule asks. */
export function names(guard: string, key: string): boolean {
  return new RegExp(`(?<![\\w])${key}(?![\\w(])`).test(guard);
}

function literalsIn(guard: string): Json[] {
  return [...guard.matchAll(literal)].map(([, double, single, number]) =>
    number === undefined ? (double ?? single ?? '') : Number(number),
  );
}

function valuesOf({ type, default: given }: Field, literals: readonly Json[]): Json[] {
  const numbers = literals.filter((value) => typeof value === 'number');
  switch (type.type) {
    case 'boolean':
      return [true, false];
    case 'enum':
      return type.options.map(({ value }) => value);
    case 'integer':
    case 'money':
    case 'duration':
    case 'decimal':
      return [typeof given === 'number' ? given : 100, ...numbers.flatMap((value) => [value, value + 1, value - 1])];
    case 'instant':
      return ['2026-01-01T00:00:00Z'];
    case 'list':
      return [[], ...literals.filter((value) => typeof value === 'string').map((value) => [value])];
    case 'json':
      return [null, ...literals];
    case 'text':
      return ['A1', ...literals.filter((value) => typeof value === 'string')];
  }
}

function distinct(values: readonly Json[]): Json[] {
  return [...new Map(values.map((value) => [canonicalJson(value), value])).values()];
}
