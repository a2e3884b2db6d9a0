const prime = 0x01000193;

/**
 * Where an order falls between 0 and 100, for ever the same: FNV-1a over what identifies it, its bits mixed once more.
 * A share of n percent takes the orders below n, so a growing share keeps those it had.
 */
export function percentileOf(flow: string, channel: string, externalId: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${flow}\n${channel}\n${externalId}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), prime);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * 100;
}
