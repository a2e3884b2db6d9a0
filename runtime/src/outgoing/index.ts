export { normalAllowance } from './address-policy.ts';
export { createOutgoing, type Outgoing } from './create-outgoing.ts';
export type { OpenSocket } from './open-socket.ts';
