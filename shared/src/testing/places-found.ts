import { findingsOf, type Rule } from '../check/define-rule.ts';
import { viewOf } from '../check/flow-view.ts';
import type { FlowDocument } from '../document/flow-document.ts';

/** The ids of the places where one rule finds something in a drawing. */
export function placesFound(rule: Rule, document: FlowDocument): string[] {
  return findingsOf(rule, viewOf(document)).map(({ place }) => (place && 'id' in place ? place.id : 'flow'));
}
