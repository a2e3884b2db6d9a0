import { createHash, randomBytes } from 'node:crypto';

/** What is stored of a token, cookie or link. Looking up a digest takes time that tells nothing about the secret. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** 256 random bits as text. */
export function newSecret(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}
