import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import type { Problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { FlowDocument } from '../../document/flow-document.ts';
import { expressionsOf } from '../../expression/index.ts';
import type { OrderLine } from '../order-line.ts';

/** Lines for which `when` holds go by `leg`; it reads `line` and `order`. */
export const LegRule = z.strictObject({ leg: z.string().trim().min(1).max(60), when: z.string().trim().min(1).max(2_000) });
export type LegRule = z.infer<typeof LegRule>;

/** The first rule that holds decides; where none does, `otherwise`. */
export const LegRules = z.strictObject({ rules: z.array(LegRule).max(100), otherwise: z.string().trim().min(1).max(60).default('parcel') });
export type LegRules = z.infer<typeof LegRules>;

export type LegOf = (line: OrderLine, order: Readonly<Record<string, Json>>) => string;

const json = { label: {}, type: { type: 'json' } };

/** What a rule may read, as fields of a flow: the same language, checked in the same way. */
const words = FlowDocument.parse({
  format: 'orderloom.flow',
  schemaVersion: 1,
  id: 'leg-rules',
  name: {},
  root: 'root',
  states: { root: { id: 'root', kind: 'compound', parent: null, label: {} } },
  context: { line: json, order: json },
});

/** Prepares rules; every fault is located at `rules.<index>.when`. */
export function compileLegRules({ rules, otherwise }: LegRules): Result<LegOf, readonly Problem[]> {
  const expressions = expressionsOf(words);
  const faults: Problem[] = [];
  const compiled = rules.flatMap(({ leg, when }, index) => {
    const holds = expressions.compile(when, { type: 'boolean' }, { path: `rules.${index}.when` });
    if (holds.ok) return [{ leg, holds: holds.value }];
    faults.push(...holds.error);
    return [];
  });
  if (faults.length > 0) return fail(faults);
  return ok((line, order) => {
    const scope = { context: { line: line as unknown as Json, order }, event: { type: '' }, now: 0, inState: () => false };
    return compiled.find(({ holds }) => safely(() => holds(scope) === true))?.leg ?? otherwise;
  });
}

/** A rule that reads what a line does not have does not hold for it. */
function safely(ask: () => boolean): boolean {
  try {
    return ask();
  } catch {
    return false;
  }
}
