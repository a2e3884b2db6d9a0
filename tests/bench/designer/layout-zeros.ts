import { type Drawing, drawing, layoutDocument } from '@orderloom/shared/diagram';
import { ancestorsOf, type Box, type FlowDocument, type Layout, type Point } from '@orderloom/shared/document';
import Elk from 'elkjs/lib/elk.bundled.js';

/** What must not be in a drawing. */
export interface Zeros {
  readonly edgesThroughStates: number;
  readonly labelOverlaps: number;
}

/** A flow with the places the editor gives it. */
export async function arranged(document: FlowDocument): Promise<FlowDocument> {
  const layout: Layout = await layoutDocument(document, 'zh', new Elk());
  return { ...document, layout };
}

/** Counts in the drawing as it is shown, also its labels as they are placed. */
export function zerosOf(document: FlowDocument): Zeros {
  const shown = drawing(document, 'zh');
  const labels = shown.edges.flatMap(({ id, chips }) => chips.map((chip) => ({ id, box: chip })));
  const cards = shown.states.filter(({ kind }) => kind !== 'compound' && kind !== 'parallel' && kind !== 'lane');
  const onStates = labels.filter((label) => cards.some(({ box }) => covers(box, label.box)));
  const onLabels = labels.filter((label, at) =>
    labels.slice(at + 1).some((other) => other.id !== label.id && covers(other.box, label.box)),
  );
  return { edgesThroughStates: throughStates(document, shown), labelOverlaps: onStates.length + onLabels.length };
}

function throughStates(document: FlowDocument, shown: Drawing): number {
  return shown.edges.filter(({ source, target, points }) => {
    const ends = new Set([source, target]);
    const around = new Set([source, target].flatMap((id) => ancestorsOf(document, id).map((state) => state.id)));
    const inside = (id: string) => ancestorsOf(document, id).some((state) => ends.has(state.id));
    const others = shown.states.filter(({ id, kind }) => !ends.has(id) && !around.has(id) && kind !== 'lane' && !inside(id));
    return points.slice(1).some((point, at) => others.some(({ box }) => covers(box, stretch(points[at] ?? point, point))));
  }).length;
}

function stretch(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** A shared rim is no overlap. */
function covers(a: Box, b: Box): boolean {
  const rim = 0.5;
  return a.x + rim < b.x + b.width && b.x < a.x + a.width - rim && a.y + rim < b.y + b.height && b.y < a.y + a.height - rim;
}

/** The states whose place changed between two drafts, in a container that is the same. */
export function movedStates(before: FlowDocument, after: FlowDocument): readonly string[] {
  return Object.entries(before.layout.states).flatMap(([id, box]) => {
    const now = after.layout.states[id];
    return now && (now.x !== box.x || now.y !== box.y) ? [id] : [];
  });
}
