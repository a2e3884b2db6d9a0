export { createIntake, type Intake } from './create-intake.ts';
