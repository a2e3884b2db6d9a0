import type { Problem } from '../base/problem.ts';
import type { Text } from '../base/text.ts';
import type { FixOffer } from './fix.ts';

export type Severity = 'error' | 'warning' | 'info';

/** One thing a check found in a drawing: what, where, how bad, and how to mend it. `error` blocks publishing. */
export interface Finding extends Problem {
  readonly severity: Severity;
  /** One sentence: what to do about it. */
  readonly mend: Text;
  /** What one click can do about it; apply with `applyFix`. */
  readonly fixes?: readonly FixOffer[];
}
