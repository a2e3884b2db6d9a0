import type { Box, Point } from '../document/index.ts';
import type { Board, Wire } from './board.ts';
import { bottom, right, type Side } from './geometry.ts';
import { boxAround } from './place-label.ts';
import type { Size } from './state-size.ts';

export interface LoopRoute {
  readonly points: readonly Point[];
  readonly label: Point | undefined;
  readonly side: Side;
}

const half = 14;

/** An edge from a state to itself: a small bow over its top or under its bottom with the label on the bow. */
export function loopRoute(board: Board, wire: Wire, box: Box, size: Size | undefined): LoopRoute {
  const reach = 16 + (size?.height ?? 0) / 2;
  const options: LoopRoute[] = [];
  for (const away of [0, 1, 2, 3]) {
    for (const at of [right(box) - half - 10, box.x + half + 10, box.x + box.width / 2]) {
      for (const side of ['top', 'bottom'] as const) {
        const sign = side === 'top' ? -1 : 1;
        const border = side === 'top' ? box.y : bottom(box);
        const y = border + sign * (reach + away * ((size?.height ?? 0) + 8));
        const points = [
          { x: at - half, y: border },
          { x: at - half, y },
          { x: at + half, y },
          { x: at + half, y: border },
        ];
        options.push({ points, label: size ? { x: at, y } : undefined, side });
      }
    }
  }
  const fits = (option: LoopRoute, calm: boolean) => loopFits(board, wire, option, size, calm);
  return options.find((option) => fits(option, true)) ?? options.find((option) => fits(option, false)) ?? (options[0] as LoopRoute);
}

function loopFits(board: Board, wire: Wire, option: LoopRoute, size: Size | undefined, calm: boolean): boolean {
  const [a, b, c, d] = option.points;
  if (!a || !b || !c || !d) return false;
  if (board.blocked(wire, a, b) || board.blocked(wire, b, c) || board.blocked(wire, c, d)) return false;
  if (!option.label || !size) return true;
  const label = boxAround(option.label, size);
  return board.labelFree(wire, label) && (!calm || board.labelCalm(wire, label));
}
