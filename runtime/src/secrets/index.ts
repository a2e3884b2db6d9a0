export { createSealing, isSealed, keyBytes, noSealing, type Sealing, WrongKey } from './sealing.ts';
export { findSecretKey, keepSecretKey, keyProblem } from './secret-key.ts';
