import { contentHash } from '../base/json.ts';

/** The field of the standard order model that holds the numbers of orders it could go together with. */
export const mergeWithField = 'mergeWith';

/**
 * What orders of one buyer to one address have in common, as a hash; undefined where either is not told. Writing does not matter: width,
 * case, blanks and punctuation are left out. An address only the platform can read is told by the platform's own word for it.
 */
export function mergeKeyOf(context: Readonly<Record<string, unknown>>): string | undefined {
  const buyer = plain([context.buyerId ?? context.buyer]);
  if (buyer === '') return undefined;
  const place = placeOf(context);
  return place === '' ? undefined : contentHash([buyer, place]).slice(0, 32);
}

function placeOf(context: Readonly<Record<string, unknown>>): string {
  const hidden = context.addressEncrypted;
  const token = typeof hidden === 'object' && hidden !== null && 'token' in hidden ? hidden.token : undefined;
  if (typeof token === 'string' && token !== '') return token;
  if (plain([context.address]) === '') return '';
  return plain([context.receiver, context.phone, context.province, context.city, context.district, context.address]);
}

function plain(parts: readonly unknown[]): string {
  return parts
    .filter((part) => typeof part === 'string')
    .join('\n')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');
}
