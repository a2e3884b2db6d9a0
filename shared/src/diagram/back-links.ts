import type { LayoutLink } from './elk-graph.ts';

/** Marks the links that lead back, walking from the items in reading order: the way an order goes first reads to the right. */
export function markBackLinks(items: readonly string[], links: readonly Omit<LayoutLink, 'back'>[]): LayoutLink[] {
  const leaving = new Map<string, Omit<LayoutLink, 'back'>[]>();
  for (const link of links) leaving.set(link.source, [...(leaving.get(link.source) ?? []), link]);
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<string>();
  const visit = (item: string) => {
    state.set(item, 'open');
    for (const link of leaving.get(item) ?? []) {
      const seen = state.get(link.target);
      if (link.target !== item && seen === 'open') back.add(link.id);
      else if (seen === undefined) visit(link.target);
    }
    state.set(item, 'done');
  };
  for (const item of items) if (!state.has(item)) visit(item);
  return links.map((link) => ({ ...link, back: back.has(link.id) }));
}
