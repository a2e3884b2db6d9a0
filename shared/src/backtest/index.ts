export { FateCode, FateKind, FateReason, fateCodes, fateKinds, kindsOf, type OrderFate } from './fate.ts';
export { judgeOrder } from './judge-order.ts';
export type { BackTestQuestion, RecordedOrder, RecordedStep } from './recorded-order.ts';
export { addTallies, type BackTestTally, emptyTally, tallyOf } from './tally.ts';
export { tellFate } from './tell-fate.ts';
