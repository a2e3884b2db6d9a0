export { createEngine } from './create-engine.ts';
export { createIds } from './ids.ts';
export type { ImportAnswer, ImportEngine, ImportedOrder } from './import-types.ts';
export type { MigrationAnswer } from './migration-command.ts';
export type { MendAnswer, RepairTrial } from './repair-types.ts';
export { createMigrationTrial, type TrialPlace } from './try-migration.ts';
export {
  type Clock,
  type Command,
  type CommandResult,
  type Delivery,
  type Engine,
  type EngineDeps,
  type IdSource,
  type LiveDestination,
  type LocalEngine,
  type Log,
  Overloaded,
  type SendInput,
  type Submission,
  type SubmitResult,
} from './types.ts';
