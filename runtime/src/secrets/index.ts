export { createSealing, isSealed, keyBytes, noSealing, type Sealing, WrongKey } from './sealing.ts';
export { findSecretKey, keepSecretKey, keyProblem, type SecretKey } from './secret-key.ts';
