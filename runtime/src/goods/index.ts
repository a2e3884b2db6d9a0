export { expandSubmission } from './expand-submission.ts';
