import { canonicalJson } from '../base/json.ts';
import { type Locale, textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/index.ts';
import { type DrawnText, drawing } from './drawing.ts';
import { inflate } from './geometry.ts';
import { fitText } from './measure-text.ts';
import { chipSvg, dotSvg, lineSvg } from './svg-edges.ts';
import { type DrawingMarks, markOf } from './svg-marks.ts';
import { element, escapeXml, textElement } from './svg-markup.ts';
import { stateSvg } from './svg-states.ts';
import { type DiagramTheme, diagramThemes, type ThemeName } from './theme.ts';

export interface RenderOptions {
  readonly locale: Locale;
  readonly theme: ThemeName;
  readonly marks?: DrawingMarks;
  /** Pixels of the picture per pixel of the drawing; 1 unless given. */
  readonly scale?: number;
  /** Whether the document is put into the picture, so that it can be opened again; true unless given. */
  readonly embed?: boolean;
  /** Whether states and transitions tell their ids (`data-id`) to a page that lets them be clicked. */
  readonly ids?: boolean;
}

/** Fonts in the order they are looked for: the system's interface font, then the Chinese ones. */
export const fontFamily =
  'Inter, "Segoe UI", -apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

const margin = 24;

/** The drawing as one self-contained SVG: real text, no style sheet, the document inside. */
export function renderSvg(document: FlowDocument, options: RenderOptions): string {
  const theme = diagramThemes[options.theme];
  const shown = drawing(document, options.locale);
  const { x, y, width, height } = inflate(shown.bounds, margin);
  const scale = options.scale ?? 1;
  const mark = (id: string) => markOf(options.marks, id);
  const named = (id: string, picture: string) => (options.ids ? element('g', { 'data-id': id }, picture) : picture);
  const containers = shown.states.filter((state) => state.kind === 'compound' || state.kind === 'parallel' || state.kind === 'lane');
  const leaves = shown.states.filter((state) => !containers.includes(state));
  const body = [
    element('title', {}, escapeXml(textOf(document.name, options.locale))),
    options.embed === false ? '' : element('metadata', { id: 'orderloom-flow' }, escapeXml(canonicalJson(document))),
    element('rect', { x, y, width, height, fill: theme.page }),
    ...shown.frames.map((frame) => frameSvg(frame, theme)),
    ...containers.map((state) => named(state.id, stateSvg(state, theme, mark(state.id)))),
    ...shown.dots.map((dot) => dotSvg(dot, theme)),
    ...shown.edges.map((edge) => lineSvg(edge, theme, mark(edge.id))),
    ...leaves.map((state) => named(state.id, stateSvg(state, theme, mark(state.id)))),
    ...shown.edges.flatMap((edge) => edge.chips.map((chip) => chipSvg(chip, theme))),
    ...shown.notes.map((note) => noteSvg(note, theme)),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: [x, y, width, height].map((value) => Math.round(value * 10) / 10).join(' '),
    width: Math.round(width * scale),
    height: Math.round(height * scale),
    'font-family': fontFamily,
    role: 'img',
  };
  return element('svg', attributes, `\n${body.filter((part) => part !== '').join('\n')}\n`);
}

function frameSvg(frame: DrawnText, theme: DiagramTheme): string {
  const { x, y, width, height } = frame.box;
  const body = element('rect', { x, y, width, height, rx: 12, fill: 'none', stroke: theme.lane, 'stroke-dasharray': '2 4' });
  return (
    body +
    textElement(fitText(frame.text, width - 24, 11.5, 600), {
      x: x + 12,
      y: y + 18,
      'font-size': 11.5,
      'font-weight': 600,
      fill: theme.ink3,
    })
  );
}

function noteSvg(note: DrawnText, theme: DiagramTheme): string {
  const { x, y, width, height } = note.box;
  const lines = wrapText(note.text, width - 20, Math.max(1, Math.floor((height - 12) / 16)));
  const body = element('rect', { x, y, width, height, rx: 6, fill: theme.kinds.time.fill, stroke: theme.line });
  return (
    body +
    lines.map((line, index) => textElement(line, { x: x + 10, y: y + 19 + index * 16, 'font-size': 11.5, fill: theme.ink2 })).join('')
  );
}

/** A text broken into lines of a width; what does not fit ends in an ellipsis. */
export function wrapText(text: string, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let rest = [...text.trim()];
  while (rest.length > 0 && lines.length < most) {
    let count = 1;
    while (count < rest.length && rest[count] !== '\n' && fitText(rest.slice(0, count + 1).join(''), width, 11.5).at(-1) !== '…') count++;
    const last = lines.length === most - 1;
    lines.push(last ? fitText(rest.join(''), width, 11.5) : rest.slice(0, count).join('').trim());
    rest = rest.slice(rest[count] === '\n' ? count + 1 : count);
  }
  return lines;
}
