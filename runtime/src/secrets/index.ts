export { createSealing, isSealed, keyBytes, noSealing, type Sealing, WrongKey } from './sealing.ts';
export { findSecretKey, givenKey, keepSecretKey, keyProblem, nextSecretKey, useNextSecretKey } from './secret-key.ts';
