export { type Behaviour, behaviours, currentBehaviour } from './behaviour.ts';
export { compile } from './compile.ts';
export type { Machine } from './machine.ts';
