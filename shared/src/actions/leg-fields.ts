import type { Json } from '../base/json.ts';
import { type Problem, problem } from '../base/problem.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Scope } from '../expression/types.ts';
import { type Legs, legsField, linesField, normaliseLines, readLegs } from '../order/index.ts';

/** The lines and legs an order has now. */
export function legsIn({ context }: Pick<Scope, 'context'>): Legs {
  return { lines: normaliseLines(context[linesField]) ?? [], legs: readLegs(context[legsField]) };
}

export const writtenLegFields: readonly string[] = [linesField, legsField];

/** The same as fields. */
export function legFields({ lines, legs }: Legs): Readonly<Record<string, Json>> {
  return { [linesField]: lines as unknown as Json, [legsField]: legs as unknown as Json };
}

/** Legs need two fields of any JSON. */
export function missingLegFields(document: FlowDocument, path: string): readonly Problem[] {
  return [linesField, legsField]
    .filter((key) => document.context[key]?.type.type !== 'json')
    .map((key) =>
      problem('field.no-legs', path, {
        zh: `拆分履约线需要一个名为 ${key} 的 JSON 字段：请在“字段”里添加它。`,
        en: `Legs need a JSON field named "${key}": add it under Fields.`,
      }),
    );
}

/** A list of texts in a value; none for anything else. */
export function textsIn(value: Json): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
