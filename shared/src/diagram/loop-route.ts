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
  const options = [0, 1, 2, 3].flatMap((away) => bows(box, size, away));
  const fits = (calm: boolean) => options.find((option) => loopFits(board, wire, option, size, calm));
  return fits(true) ?? fits(false) ?? acrossLines(board, wire, box, size) ?? bow(box, size, 0, right(box) - half - 10, 'top');
}

/** Where there is no way that is free: over what is in the way, but with its label where it can be read. */
function acrossLines(board: Board, wire: Wire, box: Box, size: Size | undefined): LoopRoute | undefined {
  const options = Array.from({ length: 12 }, (_, away) => bows(box, size, away)).flat();
  return options.find(({ label }) => label === undefined || size === undefined || board.labelFree(wire, boxAround(label, size)));
}

function bows(box: Box, size: Size | undefined, away: number): LoopRoute[] {
  const places = [right(box) - half - 10, box.x + half + 10, box.x + box.width / 2];
  return places.flatMap((at) => [bow(box, size, away, at, 'top'), bow(box, size, away, at, 'bottom')]);
}

function bow(box: Box, size: Size | undefined, away: number, at: number, side: 'top' | 'bottom'): LoopRoute {
  const height = size?.height ?? 0;
  const reach = 16 + height / 2 + away * (height + 8);
  const border = side === 'top' ? box.y : bottom(box);
  const y = side === 'top' ? border - reach : border + reach;
  const points = [
    { x: at - half, y: border },
    { x: at - half, y },
    { x: at + half, y },
    { x: at + half, y: border },
  ];
  return { points, label: size ? { x: at, y } : undefined, side };
}

function loopFits(board: Board, wire: Wire, option: LoopRoute, size: Size | undefined, calm: boolean): boolean {
  const [a, b, c, d] = option.points;
  if (!a || !b || !c || !d) return false;
  if (board.blocked(wire, a, b) || board.blocked(wire, b, c) || board.blocked(wire, c, d)) return false;
  if (calm && (board.underLabel(wire, a, b) || board.underLabel(wire, c, d))) return false;
  if (!option.label || !size) return true;
  const label = boxAround(option.label, size);
  return board.labelFree(wire, label) && (!calm || board.labelCalm(wire, label));
}
