export { compile } from './compile.ts';
export type { Machine } from './machine.ts';
