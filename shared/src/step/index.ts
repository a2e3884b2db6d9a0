export { type Acceptable, acceptableEvents } from './acceptable-events.ts';
export { dataProblems, fits } from './data-problems.ts';
export { decide } from './decide.ts';
export { RefusedStart } from './decision.ts';
export { activeStates, leafStates } from './live-snapshot.ts';
export { nextTimer } from './next-timer.ts';
export type {
  ArmedTimer,
  Decision,
  DeferredEvent,
  ExecutedAction,
  FieldChange,
  OpenCall,
  OrderEvent,
  Snapshot,
  StateValue,
  StepInput,
  StepNote,
  StepOutcome,
} from './types.ts';
