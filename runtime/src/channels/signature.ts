import { createHash, hash, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';

const blockBytes = 64;

/** A key as HMAC-SHA256 uses it: filled to a block, and combined with each of the two pads. */
export interface HmacKey {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

export function hmacKey(key: Uint8Array | string): HmacKey {
  const given = typeof key === 'string' ? Buffer.from(key) : key;
  const block = Buffer.alloc(blockBytes);
  block.set(given.length > blockBytes ? hash('sha256', given, 'buffer') : given);
  return { inner: Buffer.from(block.map((byte) => byte ^ 0x36)), outer: Buffer.from(block.map((byte) => byte ^ 0x5c)) };
}

/** HMAC-SHA256 (RFC 2104). With a prepared key and one call for each digest it takes a quarter of the time of `createHmac`. */
export function hmacSha256(key: HmacKey, ...parts: readonly (Uint8Array | string)[]): Buffer {
  const bytes = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
  const digest = hash('sha256', Buffer.concat([key.inner, ...bytes]), 'buffer');
  return hash('sha256', Buffer.concat([key.outer, digest]), 'buffer');
}

/** Remembers the keys made from secrets: there are as many as channels, and every delivery needs one. */
export function rememberedKeys(make: (secret: string) => HmacKey): (secret: string) => HmacKey {
  const keys = new LRUCache<string, HmacKey>({ max: 1000 });
  return (secret) => {
    const known = keys.get(secret) ?? make(secret);
    keys.set(secret, known);
    return known;
  };
}

/** Message digest 5, because a platform signs with it; never for secrets of our own. */
export function md5(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function sha256Hex(...parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** Takes the same time wherever the two differ. */
export function sameBytes(expected: Uint8Array, given: Uint8Array): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given);
}
