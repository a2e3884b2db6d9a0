export { createIntake, type Intake } from './create-intake.ts';
export { markedMapping } from './mapping-mark.ts';
export { createSandbox, type Sandbox } from './sandbox.ts';
