// The program of the checking thread.
export { checkDocument } from '@orderloom/shared/check';
