export { action, addTag, http, note, raise, setField } from './actions.ts';
export { drawFlow } from './draw-flow.ts';
export type {
  ActionSketch,
  CallSketch,
  EventSketch,
  Exits,
  FieldSketch,
  FlowSketch,
  StateSketch,
  TransitionSketch,
} from './flow-sketch.ts';
export { placesFound } from './places-found.ts';
export { type RuleCase, wrongOf } from './rule-table.ts';
export { countedIds, unmended } from './unmended.ts';
