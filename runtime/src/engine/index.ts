export { createEngine } from './create-engine.ts';
export { createIds } from './ids.ts';
export {
  type Clock,
  type Command,
  type CommandResult,
  type Delivery,
  type Engine,
  type IdSource,
  type Log,
  Overloaded,
  type SendInput,
  type SubmitResult,
} from './types.ts';
