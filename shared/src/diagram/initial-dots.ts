import type { Point } from '../document/index.ts';
import { metrics } from './metrics.ts';
import { isContainer, type Scene } from './scene.ts';

/** Where a container is entered: a dot and an arrow to the child entered first. */
export interface InitialDot {
  readonly parent: string;
  readonly child: string;
  readonly at: Point;
  readonly to: Point;
}

export const initialReach = 38;

export function initialDots(scene: Scene): readonly InitialDot[] {
  const found: InitialDot[] = [];
  for (const state of Object.values(scene.document.states)) {
    const first = state.kind === 'compound' ? state.initial : null;
    const child = first === null ? undefined : childTowards(scene, state.id, first);
    const box = child === undefined ? undefined : scene.boxes.get(child);
    if (child === undefined || !box) continue;
    const y = entryHeight(scene, child, box.height) + box.y;
    found.push({ parent: state.id, child, at: { x: box.x - initialReach, y }, to: { x: box.x, y } });
  }
  return found;
}

function entryHeight(scene: Scene, child: string, height: number): number {
  return isContainer(scene.document.states[child]) ? metrics.container.header / 2 : height / 2;
}

/** The child of `parent` that is or holds `id`. */
export function childTowards(scene: Pick<Scene, 'parents'>, parent: string, id: string): string | undefined {
  let current: string | undefined = id;
  for (let depth = 0; current !== undefined && depth < 64; depth++) {
    const above = scene.parents.get(current);
    if (above === parent) return current;
    current = above;
  }
  return undefined;
}
