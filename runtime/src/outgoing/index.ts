export { normalAllowance } from './address-policy.ts';
export { BlockedAddress, createOutgoing, type Outgoing } from './create-outgoing.ts';
