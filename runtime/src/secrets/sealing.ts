import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';

const algorithm = 'aes-256-gcm';
const mark = 'sealed:1:';
const nonceBytes = 12;
const tagBytes = 16;
const keptTexts = 1000;

export const keyBytes = 32;

/** The key is not the one the stored secrets were sealed with. */
export class WrongKey extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'WrongKey';
  }
}

/** Turns texts into what may lie on a disk, and back. The place is bound in: a sealed text opens nowhere else. */
export interface Sealing {
  seal(text: string, place: string): string;
  /** Throws `WrongKey`. What was opened before is remembered. */
  open(sealed: string, place: string): string;
}

export function isSealed(text: string): boolean {
  return text.startsWith(mark);
}

/** AES-256-GCM with a random nonce for every text. */
export function createSealing(key: Uint8Array): Sealing {
  const opened = new LRUCache<string, string>({ max: keptTexts });
  return {
    seal(text, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return mark + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed, place) {
      const known = opened.get(`${place}\n${sealed}`);
      if (known !== undefined) return known;
      const text = openSealed(key, sealed, place);
      opened.set(`${place}\n${sealed}`, text);
      return text;
    },
  };
}

function openSealed(key: Uint8Array, sealed: string, place: string): string {
  const bytes = Buffer.from(sealed.slice(mark.length), 'base64');
  const body = bytes.subarray(nonceBytes + tagBytes);
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes)).setAAD(Buffer.from(place));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new WrongKey('the key does not fit the stored secrets');
  }
}

/** For programs that were given no key: they may do everything but touch a secret. */
export const noSealing: Sealing = {
  seal() {
    throw new WrongKey('no key was given, so no secret can be stored');
  },
  open() {
    throw new WrongKey('no key was given, so no secret can be read');
  },
};
