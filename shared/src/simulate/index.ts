export { type Answer, Answers } from './answers.ts';
export { describeStep, type StepReport } from './describe-step.ts';
export { fieldsNamed } from './fields-named.ts';
export { parseLine, type SimulationLine } from './line.ts';
export { type OwnFields, ownFields } from './own-fields.ts';
export { type GivenReply, replyInput } from './reply-input.ts';
export { createSimulation, type SimulatedStep, type Simulation, type SimulationOptions } from './simulation.ts';
export { nameValue, stateNames } from './state-names.ts';
