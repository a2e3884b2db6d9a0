export { type Bounds, explore } from './explore.ts';
export { proofRules } from './findings/index.ts';
export type { Configuration, Cut, Graph, Impulse, Move } from './graph.ts';
export { meaningOfEvent } from './meanings.ts';
export { playWay } from './play-way.ts';
export { tellPolicy } from './policies/tell-policy.ts';
export { proofBounds, prove, provePolicies } from './prove.ts';
export type { PolicyProof, Proof, ProofFinding, ToldWay, WayStep } from './types.ts';
export { forgetful, walk, wayTo } from './walk.ts';
