export { describeDuration } from './describe-duration.ts';
export { ExpressionError } from './expression-error.ts';
export { expressionsOf } from './expressions-of.ts';
export type { Evaluate, ExpressionSite, Expressions, Scope } from './types.ts';
