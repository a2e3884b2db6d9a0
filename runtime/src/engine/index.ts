export { createEngine } from './create-engine.ts';
export { createIds } from './ids.ts';
export { BrokenVersion } from './machines.ts';
export {
  type Clock,
  type Command,
  type CommandResult,
  type Delivery,
  type DeliveryOptions,
  type Difference,
  type Engine,
  type EngineDeps,
  type IdSource,
  type Log,
  Overloaded,
  type SendInput,
  type Submission,
  type SubmitResult,
  type VerifyReport,
} from './types.ts';
