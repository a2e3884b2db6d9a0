export { normalAllowance } from './address-policy.ts';
export { createOutgoing, type Outgoing } from './create-outgoing.ts';
