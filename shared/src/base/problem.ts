import type { Text } from './text.ts';

/** Where in a flow document something is; drives "click to reveal". */
export type Place =
  | { readonly type: 'flow' }
  | { readonly type: 'state'; readonly id: string }
  | { readonly type: 'transition'; readonly id: string }
  | { readonly type: 'event'; readonly id: string }
  | { readonly type: 'field'; readonly id: string };

/** A refusal or finding, told in every language: what was found, where, and what to do. */
export interface Problem {
  readonly code: string;
  /** Where in the data, e.g. `transitions.t1.guard`; empty for the whole. */
  readonly path: string;
  readonly message: Text;
  readonly place?: Place;
  /** Character range inside the text at `path`, when the fault is inside an expression. */
  readonly range?: { readonly from: number; readonly to: number };
}

export function problem(code: string, path: string, message: Text, extra: Pick<Problem, 'place' | 'range'> = {}): Problem {
  return { code, path, message, ...extra };
}
