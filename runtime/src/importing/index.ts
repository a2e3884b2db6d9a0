export { planProblems } from './check-plan.ts';
export { createImporting, type Importing } from './create-importing.ts';
export { importBatch } from './import-batch.ts';
export { ImportProgress, noProgress } from './import-progress.ts';
export { type FileOrder, type Rejected, readOrders } from './read-orders.ts';
export { fileKindOf, type Row, readRows, UnreadableFile } from './reading/index.ts';
export { openReport } from './rejection-report.ts';
export { sendOrders } from './send-orders.ts';
