import { ExpressionError } from './expression-error.ts';
import { wrapEvaluation } from './instrument.ts';
import { patternOf } from './patterns.ts';
import { literalText, type Node, walk } from './syntax.ts';

/** Lets `matches` go through the linear-time engine; the library's own could take for ever. */
export function useLinearMatches(root: Node): void {
  for (const { node, receiver, pattern } of matchesIn(root)) {
    wrapEvaluation(node, (inner) => (evaluator, at, context) => {
      const text = evaluator.run(receiver, context);
      const wanted = evaluator.run(pattern, context);
      // Whatever is no text never comes to the library's engine either: it refuses it.
      if (typeof text !== 'string' || typeof wanted !== 'string') return inner(evaluator, at, context);
      const test = patternOf(wanted);
      if (!test.ok) throw unusable(wanted, test.error);
      return test.value(text);
    });
  }
}

/** A pattern written in the expression that the engine cannot take, and where. */
export interface UnusablePattern {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

export function unusablePatterns(root: Node): readonly UnusablePattern[] {
  return matchesIn(root).flatMap(({ pattern }) => {
    const text = literalText(pattern);
    const compiled = text === undefined ? undefined : patternOf(text);
    return compiled && !compiled.ok ? [{ start: pattern.start, end: pattern.end, reason: compiled.error }] : [];
  });
}

function matchesIn(root: Node) {
  const found: { readonly node: Node; readonly receiver: Node; readonly pattern: Node }[] = [];
  walk(root, (node) => {
    if (node.op === 'rcall') {
      const [method, receiver, [pattern, ...more]] = node.args;
      if (method === 'matches' && pattern && more.length === 0) found.push({ node, receiver, pattern });
    }
    return false;
  });
  return found;
}

function unusable(pattern: string, reason: string): ExpressionError {
  return new ExpressionError({ zh: `正则表达式“${pattern}”不能使用：${reason}`, en: `the pattern "${pattern}" cannot be used: ${reason}` });
}
