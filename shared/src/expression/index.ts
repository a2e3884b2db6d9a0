export type { Evaluate, ExpressionSite, Expressions, Scope } from './types.ts';
