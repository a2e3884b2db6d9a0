import type { DiagramNode } from './elements.ts';

/** How a state looks in the overview: where the order is stands out. */
export function minimapColour(node: DiagramNode): string {
  if (node.type === 'leaf') return node.data.mark.active ? 'var(--ol-done)' : 'var(--ol-ink-3)';
  if (node.type === 'container') return 'color-mix(in srgb, var(--ol-ink-3) 14%, transparent)';
  return 'transparent';
}
