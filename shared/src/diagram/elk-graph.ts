import type { ElkExtendedEdge, ElkNode, ElkPort } from 'elkjs/lib/elk-api';
import type { Point } from '../document/index.ts';
import { metrics } from './metrics.ts';
import type { Size } from './state-size.ts';

/** A box to be placed: a state, a finished container, or the initial dot. */
export interface LayoutItem extends Size {
  readonly id: string;
}

/** An edge between two items of one container. */
export interface LayoutLink {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label: Size | undefined;
  /** Leads back to an item that comes before its source. */
  readonly back: boolean;
}

export interface PlacedGraph extends Size {
  readonly items: ReadonlyMap<string, Point>;
  readonly links: ReadonlyMap<string, { readonly points: readonly Point[]; readonly label: Point | undefined }>;
}

/** What elkjs offers; given in, so that a browser can hand a worker and Node the plain bundle. */
export interface LayoutEngine {
  layout(graph: ElkNode): Promise<ElkNode>;
}

export const initialItem = 'initial';

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.edgeCoords': 'ROOT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.spacing.nodeNode': '32',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '0',
  'elk.spacing.nodeSelfLoop': '14',
  'elk.spacing.componentComponent': '32',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.crossingMinimization.forceNodeModelOrder': 'false',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.edgeLabels.sideSelection': 'ALWAYS_DOWN',
  'elk.layered.thoroughness': '20',
  'elk.randomSeed': '1',
} as const;

/** Places the items of one container from left to right; a link back goes under them, from bottom to bottom. */
export async function placeGraph(engine: LayoutEngine, items: readonly LayoutItem[], links: readonly LayoutLink[]): Promise<PlacedGraph> {
  const placed = await engine.layout({
    id: 'container',
    layoutOptions: { ...options },
    children: items.map((item) => nodeOf(item, links)),
    edges: links.map(edgeOf),
  });
  return {
    width: Math.ceil(placed.width ?? 0),
    height: Math.ceil(placed.height ?? 0),
    items: new Map((placed.children ?? []).map((node) => [node.id, { x: Math.round(node.x ?? 0), y: Math.round(node.y ?? 0) }])),
    links: new Map((placed.edges ?? []).flatMap((edge) => placedLink(edge, links))),
  };
}

function nodeOf(item: LayoutItem, links: readonly LayoutLink[]): ElkNode {
  const first = item.id === initialItem ? { 'elk.layered.layering.layerConstraint': 'FIRST' } : {};
  return {
    id: item.id,
    width: item.width,
    height: item.height,
    ports: links.flatMap((link) => portsOf(link, item.id)),
    layoutOptions: { 'elk.portConstraints': 'FIXED_SIDE', 'elk.spacing.portPort': '12', 'elk.portAlignment.default': 'CENTER', ...first },
  };
}

function portsOf(link: LayoutLink, item: string): ElkPort[] {
  const [out, into] = link.source === link.target ? ['NORTH', 'NORTH'] : link.back ? ['SOUTH', 'SOUTH'] : ['EAST', 'WEST'];
  const from = link.source === item ? [portOf(`${link.id}/from`, out)] : [];
  return link.target === item ? [...from, portOf(`${link.id}/to`, into)] : from;
}

function portOf(id: string, side = 'EAST'): ElkPort {
  return { id, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } };
}

/** A link back is handed over reversed, so that the graph has no cycle to break. */
function edgeOf(link: LayoutLink): ElkExtendedEdge {
  const [from, to] = link.back ? [`${link.id}/to`, `${link.id}/from`] : [`${link.id}/from`, `${link.id}/to`];
  const initial = link.source === initialItem;
  return {
    id: link.id,
    sources: [from],
    targets: [to],
    labels: link.label
      ? [
          {
            id: `${link.id}/label`,
            text: ' ',
            width: link.label.width + 12,
            height: link.label.height + 4,
            layoutOptions: labelOptions(link),
          },
        ]
      : [],
    layoutOptions: {
      'elk.layered.priority.straightness': initial ? '20' : link.back ? '0' : '5',
      'elk.layered.priority.direction': initial ? '20' : '1',
    },
  };
}

function labelOptions(link: LayoutLink) {
  return { 'elk.edgeLabels.inline': String(link.source !== link.target), 'elk.edgeLabels.placement': 'CENTER' };
}

function placedLink(edge: ElkExtendedEdge, links: readonly LayoutLink[]) {
  const link = links.find((candidate) => candidate.id === edge.id);
  const section = edge.sections?.[0];
  if (!link || !section) return [];
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({ x: tenth(x), y: tenth(y) }));
  const label = edge.labels?.[0];
  const centre = label
    ? { x: tenth((label.x ?? 0) + (label.width ?? 0) / 2), y: tenth((label.y ?? 0) + (label.height ?? 0) / 2) }
    : undefined;
  return [[link.id, { points: link.back ? points.reverse() : points, label: centre }] as const];
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

export const initialSize: Size = { width: metrics.initial.radius * 2, height: metrics.initial.radius * 2 };
