export { applyFix, fixAll } from './apply-fix.ts';
export { checkDocument, checkPlaces } from './check-document.ts';
export type { FixOffer } from './fix.ts';
export { rules } from './rules/index.ts';
export { missingSecrets, secretsOf } from './secret-uses.ts';
export type { Finding, Severity } from './types.ts';
