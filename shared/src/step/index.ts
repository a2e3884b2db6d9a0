export { type Acceptable, acceptableEvents } from './acceptable-events.ts';
export { activeStates, leafStates } from './active-states.ts';
export { dataProblems, fits } from './data-problems.ts';
export { decide } from './decide.ts';
export { keptOf } from './decide-revert.ts';
export { RefusedStart } from './decision.ts';
export { judged } from './judged.ts';
export { nextTimer } from './next-timer.ts';
export type { MoveRepair, Repair, RepairInput, RepeatableInput, SkipEffectRepair } from './repair.ts';
export type {
  ArmedTimer,
  Decision,
  DeferredEvent,
  ExecutedAction,
  FieldChange,
  ImportInput,
  KeptSnapshot,
  MigrateInput,
  OpenCall,
  OrderEvent,
  RevertInput,
  Snapshot,
  StateValue,
  StepInput,
  StepNote,
  StepOutcome,
} from './types.ts';
