export { instantOf } from '../base/zone.ts';
export { type CompiledMapping, compileMapping, type FieldTrace, type Mapped, type MappingProblem } from './compile-mapping.ts';
export { conflictsOf, conflictTypes, type MappedSample, type MappingConflict } from './conflicts.ts';
export { explainPattern } from './explain-pattern.ts';
export { importMessage } from './import-message.ts';
export {
  emptyMapping,
  MappedField,
  MappingDocument,
  MappingPath,
  type MappingSource,
  type MappingStep,
  serialiseMapping,
  targetOf,
} from './mapping-document.ts';
export { compilePath, opened, pathText } from './path.ts';
export { readDate } from './read-date.ts';
export { type SplitAddress, splitAddress } from './split-address.ts';
export { type StepInput, type StepType, stepTypes } from './steps/index.ts';
export { type Suggestion, suggestFields } from './suggest/index.ts';
export { type MappingTarget, orderNumberKey, targetsOf } from './targets.ts';
