import type { Rule } from '../check/define-rule.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { drawFlow } from './draw-flow.ts';
import type { FlowSketch } from './flow-sketch.ts';
import { placesFound } from './places-found.ts';
import { unmended } from './unmended.ts';

/** Drawings a rule is held to. */
export interface RuleCase {
  readonly rule: Rule;
  /** Those that trip it, with the ids of the places, in the order they are told. */
  readonly trips: readonly (readonly [FlowSketch | FlowDocument, readonly string[]])[];
  readonly silent: readonly (FlowSketch | FlowDocument)[];
}

/** Where a rule does otherwise than its cases say, also after each fix it offers; empty when it is right. */
export function wrongOf({ rule, trips, silent }: RuleCase): unknown[] {
  return [
    ...trips.flatMap(([drawing, expected]) => {
      const flow = drawn(drawing);
      const found = placesFound(rule, flow);
      const differs = JSON.stringify(found) !== JSON.stringify(expected);
      return [...(differs ? [{ expected, found }] : []), ...unmended(flow, rule.id)];
    }),
    ...silent.map((drawing) => placesFound(rule, drawn(drawing))).filter((found) => found.length > 0),
  ];
}

function drawn(drawing: FlowSketch | FlowDocument): FlowDocument {
  return 'schemaVersion' in drawing ? drawing : drawFlow(drawing);
}
