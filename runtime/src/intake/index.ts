export { createIntake, type Intake, type IntakeDeps, type Received } from './create-intake.ts';
