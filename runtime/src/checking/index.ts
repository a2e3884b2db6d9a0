export { checkHere } from './check-here.ts';
export { checkOnThread } from './check-on-thread.ts';
export type { Checking } from './types.ts';
