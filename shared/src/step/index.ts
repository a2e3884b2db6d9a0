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
