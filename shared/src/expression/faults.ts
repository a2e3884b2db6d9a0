import type { Problem } from '../base/problem.ts';
import { problem } from '../base/problem.ts';
import type { Text } from '../base/text.ts';

export type FaultCode = 'syntax' | 'unknown-field' | 'unknown-payload' | 'type' | 'unknown-state';

/** A fault inside one text, with its place in that text. */
export interface Fault {
  readonly code: FaultCode;
  readonly message: Text;
  readonly start: number;
  readonly end: number;
}

export function fault(code: FaultCode, at: { readonly start: number; readonly end: number }, message: Text): Fault {
  return { code, message, start: at.start, end: at.end };
}

/** The fault as a problem of the document; its range is kept inside the text. */
export function toProblem({ code, message, start, end }: Fault, path: string, text: string): Problem {
  const from = Math.max(0, Math.min(start, text.length));
  const to = Math.max(from, Math.min(end, text.length));
  return problem(`expression.${code}`, path, message, { range: { from, to } });
}
