import type { Problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Evaluate, Scope } from '../expression/types.ts';
import type { PlanContext } from './define-action.ts';

/** Compiles several message texts of one action at once; all their faults are reported together. */
export function planTexts(
  texts: Readonly<Record<string, string>>,
  { expressions, site }: PlanContext,
): Result<(scope: Scope) => Record<string, string>, readonly Problem[]> {
  const faults: Problem[] = [];
  const parts: [string, Evaluate<string>][] = [];
  for (const [key, text] of Object.entries(texts)) {
    const compiled = expressions.compileTemplate(text, { ...site, path: `${site.path}.params.${key}` });
    if (compiled.ok) parts.push([key, compiled.value]);
    else faults.push(...compiled.error);
  }
  if (faults.length > 0) return fail(faults);
  return ok((scope) => Object.fromEntries(parts.map(([key, evaluate]) => [key, evaluate(scope)])));
}
