import type { PlacedChip } from './chip-block.ts';
import type { DrawnEdge } from './drawing.ts';
import { arrowPath, edgePath } from './edge-path.ts';
import { glyphs } from './glyphs.ts';
import type { InitialDot } from './initial-dots.ts';
import { metrics } from './metrics.ts';
import { changeInk, type StateMark } from './svg-marks.ts';
import { element, textElement } from './svg-markup.ts';
import type { DiagramTheme } from './theme.ts';

/** The line of an edge with its arrow head. */
export function lineSvg(edge: DrawnEdge, theme: DiagramTheme, mark: StateMark): string {
  const stroke = edgeInk(edge, theme, mark);
  const line = element('path', {
    d: edgePath(edge.points),
    fill: 'none',
    stroke,
    'stroke-width': mark.walked || mark.change ? 2 : 1,
    'stroke-dasharray': edge.inner ? '4 3' : undefined,
  });
  return line + element('path', { d: arrowPath(edge.points, metrics.arrow), fill: stroke });
}

function edgeInk(edge: DrawnEdge, theme: DiagramTheme, mark: StateMark): string {
  if (mark.change) return changeInk(theme, mark.change).ink;
  if (mark.walked) return theme.kinds.done.ink;
  return edge.tone === 'plain' ? theme.edge : theme.kinds[edge.tone].ink;
}

export function chipSvg(chip: PlacedChip, theme: DiagramTheme): string {
  const { ink, fill } = theme.kinds[chip.kind];
  const { padding, glyph, size } = metrics.chip;
  const path = glyphs[chip.kind];
  const box = element('rect', { x: chip.x, y: chip.y, width: chip.width, height: chip.height, rx: 5, fill });
  const drawn = path
    ? element('path', {
        d: path,
        transform: `translate(${chip.x + padding - 1} ${chip.y + 5}) scale(0.85)`,
        fill: 'none',
        stroke: ink,
        'stroke-width': 1.3,
      })
    : '';
  const middle = chip.x + (chip.width + (path ? glyph : 0)) / 2;
  return box + drawn + textElement(chip.text, { x: middle, y: chip.y + 14, 'text-anchor': 'middle', 'font-size': size, fill: ink });
}

export function dotSvg(dot: InitialDot, theme: DiagramTheme): string {
  const line = [dot.at, dot.to];
  return (
    element('circle', { cx: dot.at.x, cy: dot.at.y, r: metrics.initial.radius, fill: theme.ink }) +
    element('path', { d: edgePath(line), stroke: theme.edge, fill: 'none' }) +
    element('path', { d: arrowPath(line, metrics.arrow), fill: theme.edge })
  );
}
