import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hmacKey, hmacSha256 } from './signature.ts';

it('signs as HMAC-SHA256 does, whatever the length of key and message', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 300 }), fc.string(), (key, bytes, text) => {
      const expected = createHmac('sha256', key).update(text).update(bytes).digest('hex');
      expect(hmacSha256(hmacKey(key), text, bytes).toString('hex')).toBe(expected);
    }),
  );
});
