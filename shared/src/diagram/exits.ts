import type { Box, Point } from '../document/index.ts';
import type { Board } from './board.ts';
import type { Side } from './geometry.ts';
import { metrics } from './metrics.ts';
import type { Exit } from './search-route.ts';
import { attachPoints } from './simple-routes.ts';

const sides: readonly Side[] = ['right', 'left', 'top', 'bottom'];
const direction: Readonly<Record<Side, readonly [number, number]>> = { right: [1, 0], left: [-1, 0], top: [0, -1], bottom: [0, 1] };

/** The places where an edge may leave or reach a box from outside, or from inside when its other end lies within. */
export function exitsOf(board: Board, state: string, box: Box, other: Box, inside: boolean): readonly Exit[] {
  return sides.flatMap((side) => {
    const [dx, dy] = direction[side];
    return attachPoints(board, state, box, side, other).map((at) => {
      if (!inside) return { at, side, dx, dy };
      return { at: side === 'top' ? underHeader(box, at) : at, side, dx: -dx, dy: -dy };
    });
  });
}

function underHeader(box: Box, at: Point): Point {
  return { x: at.x, y: box.y + metrics.container.header };
}
