export { createSealing, isSealed, keyBytes, noSealing, type Sealing, WrongKey } from './sealing.ts';
export { findSecretKey, keepSecretKey, type SecretKey } from './secret-key.ts';
