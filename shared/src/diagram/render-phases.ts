import { type Locale, textOf } from '../base/text.ts';
import type { Box, FlowDocument } from '../document/index.ts';
import { fitText, measureText } from './measure-text.ts';
import { type Phase, type Phases, phasesOf } from './phases.ts';
import { fontFamily } from './render-svg.ts';
import { stateTitle } from './state-size.ts';
import { element, escapeXml, textElement } from './svg-markup.ts';
import { type DiagramTheme, diagramThemes, type ThemeName } from './theme.ts';

/** Sizes in pixels; the picture is shown as large as it is. */
const sheet = { width: 299, columns: 3, box: { width: 89, height: 27 }, gap: { x: 16, y: 13 }, most: 12, text: 10.5 } as const;

/** The top level of a big flow as a small picture whose words can be read: its phases in order, and where one leads to the next. */
export function renderPhases(document: FlowDocument, { locale, theme }: { readonly locale: Locale; readonly theme: ThemeName }): string {
  const colours = diagramThemes[theme];
  const found = phasesOf(document);
  const shown = found.phases.slice(0, found.phases.length > sheet.most ? sheet.most - 1 : sheet.most);
  const rest = found.phases.length - shown.length;
  const rows = Math.ceil((shown.length + (rest > 0 ? 1 : 0)) / sheet.columns);
  const height = rows * (sheet.box.height + sheet.gap.y) - sheet.gap.y;
  const body = [
    element('title', {}, escapeXml(textOf(document.name, locale))),
    ...arrows(shown, found).map((path) => element('path', { d: path, fill: 'none', stroke: colours.edge, 'stroke-width': 1.2 })),
    ...shown.map((phase, index) => phaseSvg(phase, boxAt(index), stateTitle(document, phase.state, locale), colours)),
    rest > 0 ? label(`+${rest}`, boxAt(shown.length), { fill: colours.ink3 }) : '',
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `-1 -1 ${sheet.width + 2} ${height + 2}`,
    width: sheet.width + 2,
    height: height + 2,
  };
  return element('svg', { ...attributes, 'font-family': fontFamily, role: 'img' }, body.join(''));
}

/** Row by row, like reading. */
function boxAt(index: number): Box {
  const [row, column] = [Math.floor(index / sheet.columns), index % sheet.columns];
  return { x: column * (sheet.box.width + sheet.gap.x), y: row * (sheet.box.height + sheet.gap.y), ...sheet.box };
}

function phaseSvg({ state, within }: Phase, box: Box, title: string, theme: DiagramTheme): string {
  const count = within > 0 ? String(within) : '';
  const final = state.kind === 'final';
  const body = element('rect', {
    ...box,
    rx: final ? box.height / 2 : 6,
    fill: within > 0 ? theme.band : theme.panel,
    stroke: within > 0 ? theme.edge : theme.border,
  });
  const room = box.width - 10 - (count === '' ? 0 : measureText(count, sheet.text - 1.5) + 5);
  const name = fitText(title, room, sheet.text, 600);
  if (count === '') return body + label(name, box, { fill: final ? theme.ink2 : theme.ink, 'font-weight': 600 });
  const number = { x: box.x + box.width - 7, 'text-anchor': 'end', 'font-size': sheet.text - 1.5, fill: theme.ink3 };
  return (
    body +
    label(name, { ...box, width: room + 10 }, { fill: theme.ink, 'font-weight': 600 }) +
    textElement(count, { ...number, y: base(box) })
  );
}

function label(text: string, box: Box, more: Readonly<Record<string, string | number>>): string {
  return textElement(text, { x: box.x + box.width / 2, y: base(box), 'text-anchor': 'middle', 'font-size': sheet.text, ...more });
}

function base({ y, height }: Box): number {
  return y + height / 2 + 3.7;
}

/** An arrow between neighbours of a row where one leads to the other. */
function arrows(phases: readonly Phase[], { leads }: Phases): string[] {
  return phases.flatMap(({ state }, index) => {
    const next = phases[index + 1];
    if (!next || (index + 1) % sheet.columns === 0) return [];
    const [from, to] = [boxAt(index), boxAt(index + 1)];
    const [left, right, y] = [from.x + from.width + 2, to.x - 3, from.y + from.height / 2];
    const forth = leads(state.id, next.state.id) ? [`M${right - 4} ${y - 3.5}L${right} ${y}L${right - 4} ${y + 3.5}`] : [];
    const back = leads(next.state.id, state.id) ? [`M${left + 4} ${y - 3.5}L${left} ${y}L${left + 4} ${y + 3.5}`] : [];
    return forth.length + back.length === 0 ? [] : [`M${left} ${y}H${right}`, ...forth, ...back];
  });
}
