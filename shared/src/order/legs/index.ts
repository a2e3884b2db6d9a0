export { hasLeg, type JoinPolicy, joinPolicies, legAmount, legsDone } from './join-legs.ts';
export { Leg, type LegStatus, legStatuses, legsField, readLegs } from './leg.ts';
export { compileLegRules, type LegOf, LegRule, LegRules } from './leg-rules.ts';
export { type Legs, markLeg, moveLines, refundLines, splitLegs } from './split-legs.ts';
