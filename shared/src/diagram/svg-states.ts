import type { DrawnState } from './drawing.ts';
import { glyphs } from './glyphs.ts';
import { metrics } from './metrics.ts';
import { type StateMark, stateMark } from './svg-marks.ts';
import { element, textElement } from './svg-markup.ts';
import type { DiagramTheme } from './theme.ts';

const titleFont = { 'font-size': metrics.title.size, 'font-weight': metrics.title.weight };

/** The picture of one state. */
export function stateSvg(state: DrawnState, theme: DiagramTheme, mark: StateMark): string {
  switch (state.kind) {
    case 'atomic':
      return card(state, theme, mark);
    case 'final':
      return pill(state, theme, mark);
    case 'history':
      return history(state, theme, mark);
    case 'any':
      return anywhere(state, theme);
    case 'lane':
      return lane(state, theme, mark);
    case 'compound':
    case 'parallel':
      return container(state, theme, mark);
  }
}

function card(state: DrawnState, theme: DiagramTheme, mark: StateMark): string {
  const { x, y, width, height } = state.box;
  const look = stateMark(theme, mark);
  const left = x + metrics.state.padding;
  const shadow = element('rect', { x, y: y + 1.5, width, height, rx: metrics.state.radius, fill: theme.shadow, 'fill-opacity': 0.06 });
  const body = element('rect', {
    x,
    y,
    width,
    height,
    rx: metrics.state.radius,
    fill: look.fill,
    stroke: look.stroke,
    'stroke-width': look.width,
  });
  const title = textElement(state.title, { x: left, y: y + (state.meta ? 20 : height / 2 + 4.5), fill: theme.ink, ...titleFont });
  return shadow + body + title + metaSvg(state, theme, left, y + 37);
}

function metaSvg(state: DrawnState, theme: DiagramTheme, x: number, baseline: number): string {
  const { meta } = state;
  if (!meta) return '';
  const ink = meta.kind === 'time' || meta.kind === 'effect' ? theme.kinds[meta.kind].ink : theme.ink2;
  const glyph = glyphs[meta.kind];
  const drawn = glyph
    ? element('path', { d: glyph, transform: `translate(${x} ${baseline - 10})`, fill: 'none', stroke: ink, 'stroke-width': 1.2 })
    : '';
  return (
    drawn + textElement(meta.text, { x: x + (glyph ? metrics.state.glyph : 0), y: baseline, fill: ink, 'font-size': metrics.meta.size })
  );
}

function pill(state: DrawnState, theme: DiagramTheme, mark: StateMark): string {
  const { x, y, width, height } = state.box;
  const { inset } = metrics.final;
  const look = stateMark(theme, mark);
  const stroke = mark.active || mark.change ? look.stroke : theme.ink;
  const outer = element('rect', { x, y, width, height, rx: height / 2, fill: look.fill, stroke });
  const inner = element('rect', {
    x: x + inset,
    y: y + inset,
    width: width - inset * 2,
    height: height - inset * 2,
    rx: height / 2 - inset,
    fill: 'none',
    stroke,
  });
  return (
    outer +
    inner +
    textElement(state.title, { x: x + width / 2, y: y + height / 2 + 4.5, 'text-anchor': 'middle', fill: theme.ink, ...titleFont })
  );
}

function history(state: DrawnState, theme: DiagramTheme, mark: StateMark): string {
  const { x, y, width, height } = state.box;
  const look = stateMark(theme, mark);
  const circle = element('circle', {
    cx: x + width / 2,
    cy: y + height / 2,
    r: width / 2,
    fill: look.fill,
    stroke: theme.ink2,
    'stroke-width': 1.2,
  });
  return (
    circle +
    textElement(state.deep ? 'H*' : 'H', {
      x: x + width / 2,
      y: y + height / 2 + 4.5,
      'text-anchor': 'middle',
      fill: theme.ink,
      ...titleFont,
    })
  );
}

function anywhere(state: DrawnState, theme: DiagramTheme): string {
  const { x, y, width, height } = state.box;
  const body = element('rect', { x, y, width, height, rx: height / 2, fill: theme.band, stroke: theme.lane, 'stroke-dasharray': '4 3' });
  return (
    body + textElement(state.title, { x: x + width / 2, y: y + height / 2 + 4.5, 'text-anchor': 'middle', fill: theme.ink2, ...titleFont })
  );
}

function container(state: DrawnState, theme: DiagramTheme, mark: StateMark): string {
  const { x, y, width, height } = state.box;
  const { header, radius } = metrics.container;
  const look = stateMark(theme, mark);
  const stroke = mark.active || mark.change || mark.walked ? look.stroke : theme.lane;
  const body = element('rect', { x, y, width, height, rx: radius, fill: theme.panel, 'fill-opacity': state.depth % 2 === 0 ? 0.72 : 0.9 });
  const band = element('path', {
    d: `M${x} ${y + header}V${y + radius}Q${x} ${y} ${x + radius} ${y}H${x + width - radius}Q${x + width} ${y} ${x + width} ${y + radius}V${y + header}Z`,
    fill: mark.active ? theme.kinds.done.fill : theme.band,
  });
  const border = element('rect', { x, y, width, height, rx: radius, fill: 'none', stroke, 'stroke-width': look.width });
  const left = x + 16;
  const title = textElement(state.title, { x: left, y: y + 21, fill: theme.ink, ...titleFont });
  const dividers = state.dividers.map((at) =>
    element('line', { x1: x, y1: y + at, x2: x + width, y2: y + at, stroke: theme.lane, 'stroke-dasharray': '5 5' }),
  );
  return body + band + dividers.join('') + border + title + metaSvg(state, theme, left + state.titleWidth + 12, y + 20.5);
}

function lane(state: DrawnState, theme: DiagramTheme, mark: StateMark): string {
  const { x, y } = state.box;
  return textElement(state.title, {
    x: x + 16,
    y: y + 21,
    'font-size': 11.5,
    'font-weight': 600,
    fill: mark.active ? theme.kinds.done.ink : theme.ink2,
  });
}
