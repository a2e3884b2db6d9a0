import { type LayoutEngine, type LayoutItem, type LayoutLink, type PlacedGraph, placeGraph } from './elk-graph.ts';

const rowGap = 44;
const perCrossing = 14;
const mostCrossing = 6;

/**
 * Breaks a long chain into rows that are read like text. Each row is placed by itself;
 * links from row to row are left out here and routed once every box stands.
 */
export async function foldRows(
  engine: LayoutEngine,
  whole: PlacedGraph,
  items: readonly LayoutItem[],
  links: readonly LayoutLink[],
  width: number,
): Promise<PlacedGraph> {
  const rows = rowsOf(layersOf(whole, items), width);
  if (rows.length < 2) return whole;
  const rowOf = new Map(rows.flatMap((row, index) => row.map((item) => [item.id, index] as const)));
  const placed = new Map<string, { x: number; y: number }>();
  const routes = new Map<string, { points: readonly { x: number; y: number }[]; label: { x: number; y: number } | undefined }>();
  let y = 0;
  let widest = 0;
  for (const [index, row] of rows.entries()) {
    const inside = links.filter((link) => rowOf.get(link.source) === index && rowOf.get(link.target) === index);
    const graph = await placeGraph(engine, row, inside);
    const shift = (point: { x: number; y: number }) => ({ x: point.x, y: point.y + y });
    for (const [id, point] of graph.items) placed.set(id, shift(point));
    for (const [id, link] of graph.links) routes.set(id, { points: link.points.map(shift), label: link.label && shift(link.label) });
    widest = Math.max(widest, graph.width);
    y += graph.height + rowGap + perCrossing * Math.min(mostCrossing, crossingsAfter(index, links, rowOf));
  }
  return { width: widest, height: y - rowGap, items: placed, links: routes };
}

function crossingsAfter(index: number, links: readonly LayoutLink[], rowOf: ReadonlyMap<string, number>): number {
  return links.filter((link) => {
    const [a, b] = [rowOf.get(link.source) ?? 0, rowOf.get(link.target) ?? 0];
    return Math.min(a, b) <= index && Math.max(a, b) > index;
  }).length;
}

interface Layer {
  readonly items: readonly LayoutItem[];
  readonly from: number;
  readonly to: number;
}

/** Columns of the unfolded drawing: items whose horizontal ranges meet. */
function layersOf(whole: PlacedGraph, items: readonly LayoutItem[]): Layer[] {
  const at = (item: LayoutItem) => whole.items.get(item.id)?.x ?? 0;
  const layers: { items: LayoutItem[]; from: number; to: number }[] = [];
  for (const item of [...items].sort((a, b) => at(a) - at(b))) {
    const last = layers.at(-1);
    if (last && at(item) < last.to) {
      last.items.push(item);
      last.to = Math.max(last.to, at(item) + item.width);
    } else layers.push({ items: [item], from: at(item), to: at(item) + item.width });
  }
  return layers;
}

/** A little too wide is better than a row with a single state in it. */
const tolerance = 1.2;

function rowsOf(layers: readonly Layer[], width: number): LayoutItem[][] {
  const widest = Math.max(width, ...layers.map((layer) => layer.to - layer.from));
  const total = (layers.at(-1)?.to ?? 0) - (layers[0]?.from ?? 0);
  if (total <= widest * tolerance) return [layers.flatMap((layer) => layer.items)];
  const even = Math.min(widest, (total / Math.ceil(total / widest)) * 1.08);
  const limit = Math.max(even, ...layers.map((layer) => layer.to - layer.from));
  const rows: LayoutItem[][] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const layer of layers) {
    if (layer.to - start > limit) {
      rows.push([]);
      start = layer.from;
    }
    rows.at(-1)?.push(...layer.items);
  }
  return rows;
}
