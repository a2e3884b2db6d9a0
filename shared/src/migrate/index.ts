export { FieldRule, MigrationMapping, noMapping } from './mapping.ts';
export { narrowMapping } from './narrow-mapping.ts';
export { type OrderPlan, planOrder } from './plan-order.ts';
export { isLoss, LosingCode, mayMove, Reason, type ReasonCode } from './reason.ts';
export { timersOfState } from './state-timers.ts';
export { tellReason } from './tell-reason.ts';
export { type VersionDifferences, versionDifferences } from './version-differences.ts';
