import type { Standing } from '../walk.ts';

/** More of these would only repeat themselves. */
const mostPlaces = 8;
const mostWays = 12;

/** Of several that tell the same, the nearest, and some more ways to the same. */
export function oncePerPlace(
  standings: readonly Standing[],
  key: (standing: Standing) => string,
): readonly { readonly first: Standing; readonly ways: readonly Standing[] }[] {
  const groups = new Map<string, Standing[]>();
  for (const standing of standings) {
    const group = groups.get(key(standing));
    if (!group) groups.set(key(standing), [standing]);
    else if (group.length < mostWays) group.push(standing);
  }
  return [...groups.values()].slice(0, mostPlaces).flatMap((ways) => (ways[0] ? [{ first: ways[0], ways }] : []));
}
