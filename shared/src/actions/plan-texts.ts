import type { Problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Evaluate, Scope } from '../expression/types.ts';
import type { PlanContext } from './define-action.ts';
import { disarmed, joined, splitReferences } from './secret-reference.ts';

/**
 * Compiles several message texts of one action at once; all their faults are reported together.
 * Those for which `mayName` holds keep the `secret://` references their author wrote, and no others.
 */
export function planTexts(
  texts: Readonly<Record<string, string>>,
  { expressions, site }: PlanContext,
  mayName: (key: string) => boolean = () => false,
): Result<(scope: Scope) => Record<string, string>, readonly Problem[]> {
  const faults: Problem[] = [];
  const parts: [string, Evaluate<string>][] = [];
  for (const [key, text] of Object.entries(texts)) {
    const here = { ...site, path: `${site.path}.params.${key}` };
    const compile = (part: string) => expressions.compileTemplate(part, here);
    const compiled = compile(text);
    if (!compiled.ok) faults.push(...compiled.error);
    else parts.push([key, mayName(key) ? withReferences(text, compile, compiled.value) : compiled.value]);
  }
  if (faults.length > 0) return fail(faults);
  return ok((scope) => Object.fromEntries(parts.map(([key, evaluate]) => [key, evaluate(scope)])));
}

/** Computes the texts between the references apart from them, so that nothing computed can become one. */
function withReferences(
  text: string,
  compile: (part: string) => Result<Evaluate<string>, readonly Problem[]>,
  whole: Evaluate<string>,
): Evaluate<string> {
  const pieces = splitReferences(text).map((part, index) => (index % 2 === 1 ? part : compile(part)));
  const usable = pieces.flatMap((piece) => (typeof piece === 'string' ? () => piece : piece.ok ? disarming(piece.value) : []));
  // A reference inside a hole is part of an expression, not of the text.
  return usable.length === pieces.length ? (scope) => joined(usable.map((piece) => piece(scope))) : disarming(whole);
}

function disarming(evaluate: Evaluate<string>): Evaluate<string> {
  return (scope) => disarmed(evaluate(scope));
}
