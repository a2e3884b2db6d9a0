export { type BackTests, createBackTests } from './create-back-tests.ts';
export type { BackTestJob } from './job.ts';
export { workHere, workOnThread } from './page-workers.ts';
export type { PageWorker } from './types.ts';
