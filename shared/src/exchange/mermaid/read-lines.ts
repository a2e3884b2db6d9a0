import { blank, type MermaidState, MermaidStates } from './mermaid-states.ts';

const ident = String.raw`[^\s:{}<>"]+?`;
const arrow = new RegExp(String.raw`^(\[\*\]|${ident})\s*-->\s*(\[\*\]|${ident})\s*(?::\s*(.*))?$`);
const described = new RegExp(String.raw`^(${ident})\s*:\s*(.*)$`);
const named = new RegExp(String.raw`^state\s+"([^"]*)"\s+as\s+(${ident})\s*(\{)?$`);
const boxed = new RegExp(String.raw`^state\s+(?:"([^"]*)"|(${ident}))\s*(\{)$`);
const marked = new RegExp(String.raw`^(?:state\s+)?(${ident})\s*<<\s*(\w+)\s*>>$`);
const declared = new RegExp(String.raw`^(?:state\s+)?(${ident})$`);
const noteLine = new RegExp(String.raw`^note\s+(?:left|right)\s+of\s+(${ident})\s*:\s*(.*)$`);
const noteBlock = new RegExp(String.raw`^note\s+(?:left|right)\s+of\s+(${ident})$`);
/** Lines about looks only. */
const looks = /^(%%|direction\b|classDef\b|class\b|style\b|accTitle\b|accDescr\b|hide empty description|scale\b|click\b|linkStyle\b)/;

interface Reading {
  readonly diagram: MermaidStates;
  container: MermaidState;
  /** The state whose note is being read. */
  note: MermaidState | undefined;
}

/** The lines of a `stateDiagram` as states and arrows. */
export function readLines(text: string): MermaidStates {
  const diagram = new MermaidStates();
  const { body, skipped } = withoutFront(text, diagram);
  const reading: Reading = { diagram, container: diagram.root, note: undefined };
  let begun = false;
  body.split('\n').forEach((raw, index) => {
    const line = raw.trim().replace(/;$/, '');
    const at = index + 1 + skipped;
    if (line === '' || (looks.test(line) && !reading.note)) return;
    if (!begun) {
      begun = true;
      if (!/^stateDiagram(-v2)?$/.test(line))
        diagram.refuse(at, line, { zh: '只读得懂 stateDiagram-v2。', en: 'only stateDiagram-v2 can be read.' });
      return;
    }
    readLine(reading, line, at);
  });
  if (!begun) diagram.refuse(1, '', { zh: '文件里没有状态图。', en: 'the file has no state diagram.' });
  return diagram;
}

function withoutFront(text: string, diagram: MermaidStates): { body: string; skipped: number } {
  const clean = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const front = /^---\n([\s\S]*?)\n---\n/.exec(clean);
  if (!front) return { body: clean, skipped: 0 };
  const title = /^title:\s*(.*)$/m.exec(front[1] ?? '')?.[1]?.trim();
  diagram.title = title?.replace(/^"(.*)"$/, '$1');
  return { body: clean.slice(front[0].length), skipped: front[0].split('\n').length - 1 };
}

function readLine(reading: Reading, line: string, at: number): void {
  const { diagram } = reading;
  if (reading.note) {
    if (/^end note$/i.test(line)) reading.note = undefined;
    else reading.note.notes.push(decoded(line));
    return;
  }
  const plain = line.replace(/:::[\w-]+/g, '');
  const taken =
    readFrame(reading, line, at) ||
    readArrow(reading, plain, at) ||
    readNote(reading, plain) ||
    readBox(reading, plain) ||
    readMark(reading, plain, at) ||
    readText(reading, plain);
  if (!taken) diagram.refuse(at, line);
}

/** The end of a box, or the line between two regions. */
function readFrame(reading: Reading, line: string, at: number): boolean {
  if (line === '}') close(reading, line, at);
  else if (line === '--') divide(reading);
  return line === '}' || line === '--';
}

function readArrow({ diagram, container }: Reading, line: string, at: number): boolean {
  const [, from, to, text = ''] = arrow.exec(line) ?? [];
  if (from === undefined || to === undefined) return false;
  for (const id of [from, to]) if (id !== '[*]') diagram.state(id, container);
  diagram.arrows.push({ from, to, text: decoded(text), container, line: at });
  return true;
}

function readNote(reading: Reading, line: string): boolean {
  const { diagram, container } = reading;
  const [, of, text] = noteLine.exec(line) ?? [];
  if (of !== undefined) diagram.state(of, container).notes.push(decoded(text ?? ''));
  const [, above] = noteBlock.exec(line) ?? [];
  if (of === undefined && above !== undefined) reading.note = diagram.state(above, container);
  return of !== undefined || above !== undefined;
}

function readBox(reading: Reading, line: string): boolean {
  const { diagram, container } = reading;
  const [, label, id, opens] = named.exec(line) ?? [];
  const box = boxed.exec(line);
  const name = id ?? box?.[2] ?? box?.[1];
  if (name === undefined) return false;
  const state = diagram.state(name, container);
  const said = label ?? box?.[1];
  if (said !== undefined) state.label = decoded(said);
  if (opens === undefined && !box) return true;
  state.parent = container;
  state.drawn = true;
  reading.container = state;
  return true;
}

function readMark({ diagram, container }: Reading, line: string, at: number): boolean {
  const [, id, mark] = marked.exec(line) ?? [];
  if (id === undefined) return false;
  const state = diagram.state(id, container);
  if (mark === 'choice') state.kind = 'choice';
  else diagram.refuse(at, line, { zh: '请改画成并行状态。', en: 'draw a parallel state instead.' });
  return true;
}

function readText({ diagram, container }: Reading, line: string): boolean {
  const [, id, text] = described.exec(line) ?? [];
  if (id !== undefined) diagram.state(id, container).texts.push(decoded(text ?? ''));
  const [, alone] = declared.exec(line) ?? [];
  if (id === undefined && alone !== undefined) diagram.state(alone, container);
  return id !== undefined || alone !== undefined;
}

/** A line across a box parts it into regions; what stood above it is the first one. */
function divide(reading: Reading): void {
  const region = reading.container.kind === 'region' ? reading.container : undefined;
  const box = region?.parent ?? reading.container;
  if (!region) moveInto(reading.diagram, box, addRegion(reading.diagram, box));
  reading.container = addRegion(reading.diagram, box);
}

function addRegion({ states }: MermaidStates, box: MermaidState): MermaidState {
  const made = { ...blank(`${box.id}_${box.regions.length + 1}`, box), kind: 'region' as const };
  states.set(made.id, made);
  box.regions.push(made);
  return made;
}

function moveInto({ states, arrows }: MermaidStates, box: MermaidState, region: MermaidState): void {
  for (const state of states.values()) if (state.parent === box && state !== region) state.parent = region;
  for (const [index, arrow] of arrows.entries()) if (arrow.container === box) arrows[index] = { ...arrow, container: region };
}

function close(reading: Reading, line: string, at: number): void {
  const box = reading.container.kind === 'region' ? reading.container.parent : reading.container;
  if (!box?.parent) reading.diagram.refuse(at, line, { zh: '没有与它成对的“{”。', en: 'it has no "{" to close.' });
  else reading.container = box.parent;
}

/** Mermaid writes characters it would take for syntax as `#35;` or `#quot;`. */
function decoded(text: string): string {
  return text
    .replace(/#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('#quot;', '"')
    .replace(/<br\s*\/?>|\\n/g, ' ')
    .trim();
}
