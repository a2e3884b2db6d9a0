import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '@orderloom/shared/base';
import type { Trouble } from './cause-of.ts';

/** The id of a cause: the same trouble of other orders, at other times, has the same. */
export function fingerprint({ cause, told }: Trouble): string {
  const same = { ...cause, told: withoutParticulars(told) };
  return createHash('sha256')
    .update(canonicalJson(same as unknown as Json))
    .digest('base64url')
    .slice(0, 16);
}

/** A message without numbers and ids, which differ from order to order. */
export function withoutParticulars(text: string): string {
  return text
    .slice(0, 400)
    .replace(/\b(?=\w*\d)[\w-]{8,}\b/g, '…')
    .replace(/\d+/g, '#');
}
