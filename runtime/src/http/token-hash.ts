import { createHash } from 'node:crypto';

/** What is stored of a token. Looking up a digest takes time that tells nothing about the token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
