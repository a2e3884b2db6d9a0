import { sortedPairs } from './form.ts';
import { md5 } from './signature.ts';

/** What is signed between warehouse and merchant: the secret, the sorted parameters, the body, the secret. */
export function qimenSignature(secret: string, params: Iterable<readonly [string, string]>, body: Uint8Array | string): Buffer {
  return md5(secret, sortedPairs(params), body, secret);
}
