import { createHash } from 'node:crypto';
import { referenceOf, referencesIn } from '@orderloom/shared/actions';

/** The receiver's host, for an address that may be anything. */
export function hostOf(url: string): string {
  const name = referenceOf(url);
  if (name !== undefined) return `secret://${name}`;
  return URL.canParse(url) ? new URL(url).host || 'no-address' : 'no-address';
}

/** For receivers at one host that differ by a credential in the address: its name, or a digest of the address. */
export function hostWithKey(url: string): string {
  const names = referencesIn(url);
  if (referenceOf(url) !== undefined) return hostOf(url);
  const key = names.length > 0 ? names.join('+') : createHash('sha256').update(url).digest('hex').slice(0, 8);
  return `${hostOf(url)}#${key}`;
}
