import type { FlowDocument } from '../../document/flow-document.ts';
import { findingsOf } from '../define-rule.ts';
import { type FlowView, viewOf } from '../flow-view.ts';
import { deadEnd } from './dead-end.ts';
import { neverJoins } from './never-joins.ts';
import { noPathToFinal } from './no-path-to-final.ts';
import { unreachableState } from './unreachable-state.ts';

const ways = [unreachableState, deadEnd, noPathToFinal, neverJoins];

/** Whether a changed drawing still leads to everything, and on from everything, that it did before. */
export function isHarmless(before: FlowView, changed: FlowDocument): boolean {
  const after = viewOf(changed);
  return ways.every((rule) => {
    const known = new Set(findingsOf(rule, before).map(({ path }) => path));
    return findingsOf(rule, after).every(({ path }) => known.has(path));
  });
}
