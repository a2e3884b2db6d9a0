export { readHere } from './read-here.ts';
export { readOnThreads } from './read-on-threads.ts';
export { type Reading, ReadingRefused } from './types.ts';
