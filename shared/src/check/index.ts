export { checkDocument } from './check-document.ts';
export { rules } from './rules/index.ts';
export type { Finding, Severity } from './types.ts';
