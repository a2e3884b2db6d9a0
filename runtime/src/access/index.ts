export { createAccess } from './create-access.ts';
export { permissionsOfToken } from './identity.ts';
export { PasswordsBusy } from './passwords.ts';
export { digestOf } from './secrets.ts';
export type { Access, Act, Identity, Origin, PasswordLinkMade, SignedIn } from './types.ts';
