import { parseDuration } from '../../base/duration.ts';
import type { Problem } from '../../base/problem.ts';
import { fail, type Result } from '../../base/result.ts';
import type { ActionCall } from '../../document/action-call.ts';
import { EventDefinition } from '../../document/event-definition.ts';
import { documentFormat, type FlowDocument, schemaVersion } from '../../document/flow-document.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { State, type StateKind } from '../../document/state.ts';
import { Transition, type Trigger } from '../../document/transition.ts';
import type { ReadOptions } from '../define-format.ts';
import { labelOf } from '../labels.ts';
import { FieldBook } from '../xstate-json/field-book.ts';
import { Ids } from '../xstate-json/ids.ts';
import type { MermaidArrow, MermaidState, MermaidStates } from './mermaid-states.ts';
import { readLines } from './read-lines.ts';

interface Building {
  readonly diagram: MermaidStates;
  readonly ids: Ids;
  readonly fields: FieldBook;
  readonly named: ReadonlyMap<MermaidState, string>;
  readonly states: Map<string, State>;
  readonly transitions: Transition[];
  readonly events: Map<string, EventDefinition>;
}

/** A Mermaid state diagram as a flow: texts of arrows become events, conditions and actions that are still to be defined. */
export function readMermaid(text: string, options: ReadOptions): Result<FlowDocument, readonly Problem[]> {
  const diagram = readLines(text);
  if (diagram.problems.length > 0) return fail(diagram.problems);
  const building = begin(diagram, options);
  for (const arrow of diagram.arrows) drawArrow(building, arrow);
  if (diagram.problems.length > 0) return fail(diagram.problems);
  for (const remark of diagram.remarks) options.onRemark?.(remark);
  const slug = diagram.title?.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^[^A-Za-z_]+|_+$/g, '');
  return parseDocument({
    format: documentFormat,
    schemaVersion,
    id: options.id ?? (slug || 'imported'),
    name: options.name ?? (diagram.title ? labelOf(diagram.title) : { zh: '导入的流程', en: 'Imported flow' }),
    events: Object.fromEntries(building.events),
    unknownEvents: 'ignore',
    context: building.fields.fields,
    root: building.named.get(diagram.root) ?? 'root',
    states: Object.fromEntries([...building.states.values()].map((state) => [state.id, state])),
    transitions: Object.fromEntries(building.transitions.map((transition) => [transition.id, transition])),
  });
}

function begin(diagram: MermaidStates, options: ReadOptions): Building {
  const ids = new Ids({});
  const all = [diagram.root, ...diagram.states.values()];
  const named = new Map(all.map((state) => [state, ids.fromName(state === diagram.root ? 'root' : state.id.replace(/^s_/, ''))]));
  const building: Building = {
    diagram,
    ids,
    fields: new FieldBook({}, options),
    named,
    states: new Map(),
    transitions: [],
    events: new Map(),
  };
  all.forEach((state, order) => {
    building.states.set(state.id, drawState(building, state, order, all));
  });
  return building;
}

function drawState({ diagram, named }: Building, state: MermaidState, order: number, all: readonly MermaidState[]): State {
  const children = all.filter((child) => child !== state && child.parent === state);
  const kind = kindOf(diagram, state, children);
  const start = kind === 'compound' ? (startOf(diagram, state) ?? children[0]) : undefined;
  const [text, ...more] = state.label === undefined ? state.texts : [state.label, ...state.texts];
  const notes = [...more, ...state.notes];
  return State.parse({
    id: named.get(state),
    kind,
    parent: state.parent ? named.get(state.parent) : null,
    order,
    label: state === diagram.root ? {} : labelOf(text || state.id),
    initial: start ? named.get(start) : null,
    ...(notes.length > 0 ? { note: labelOf(notes.join(' ')) } : {}),
  });
}

function kindOf(diagram: MermaidStates, state: MermaidState, children: readonly MermaidState[]): StateKind {
  if (state.regions.length > 0) return 'parallel';
  if (children.length > 0) return 'compound';
  return endsOnly(diagram, state) ? 'final' : 'atomic';
}

function startOf(diagram: MermaidStates, container: MermaidState): MermaidState | undefined {
  const first = diagram.arrows.find((arrow) => arrow.container === container && arrow.from === '[*]');
  const state = first && diagram.states.get(first.to);
  return state?.parent === container ? state : undefined;
}

/** A state whose only way leads to the end, without a word, is an end. */
function endsOnly(diagram: MermaidStates, state: MermaidState): boolean {
  const leaving = diagram.arrows.filter((arrow) => arrow.from === state.id);
  return leaving.length > 0 && leaving.every((arrow) => arrow.to === '[*]' && arrow.text === '');
}

function drawArrow(building: Building, arrow: MermaidArrow): void {
  const { diagram, named } = building;
  const from = diagram.states.get(arrow.from);
  if (arrow.from === '[*]') drawStart(building, arrow);
  if (!from || (arrow.to === '[*]' && endsOnly(diagram, from))) return;
  const to = arrow.to === '[*]' ? endOf(building, arrow.container) : named.get(diagram.states.get(arrow.to) ?? diagram.root);
  const [, said = '', , condition, , done = ''] = /^(.*?)\s*(\[(.*)\])?\s*(\/\s*(.*))?$/.exec(arrow.text) ?? [];
  const choice = from.kind === 'choice';
  const guard = guardOf(building, choice ? (condition ?? said) : condition);
  building.transitions.push(
    Transition.parse({
      id: building.ids.next('t'),
      source: named.get(from),
      targets: to === undefined ? [] : [to],
      trigger: choice ? { type: 'always' } : triggerOf(building, arrow, said),
      ...(guard === undefined ? {} : { guard }),
      priority: building.transitions.length,
      actions: actionsOf(building, done),
    }),
  );
}

/** A condition is a yes or no that has still to be given a rule. */
function guardOf({ fields }: Building, text: string | undefined): string | undefined {
  const rule = text?.replace(/^if\s+/i, '').trim() ?? '';
  return rule === '' || /^(else|otherwise|否则|其他)$/i.test(rule) ? undefined : fields.guard(rule, undefined);
}

function drawStart({ diagram }: Building, { container, text, to, line }: MermaidArrow): void {
  const first = diagram.arrows.find((arrow) => arrow.container === container && arrow.from === '[*]');
  if (first?.line !== line) diagram.refuse(line, `[*] --> ${to}`, { zh: '一个容器只能有一个起点。', en: 'a container has one start.' });
  if (diagram.states.get(to)?.parent !== container)
    diagram.refuse(line, `[*] --> ${to}`, { zh: '起点须在同一个容器里。', en: 'the start must lie in the same container.' });
  if (text !== '')
    diagram.remark(line, { zh: `起点上的文字“${text}”没有带进来。`, en: `the text "${text}" at the start is not taken in.` });
}

function triggerOf(building: Building, { to, line }: MermaidArrow, said: string): Trigger {
  const ms = lengthOf(said);
  if (ms !== undefined) return { type: 'after', delay: { type: 'fixed', ms } };
  const name = said === '' ? `to_${to === '[*]' ? 'end' : to}` : said;
  if (said === '')
    building.diagram.remark(line, { zh: `没有文字的箭头成了事件“${name}”。`, en: `the arrow without a text became the event "${name}".` });
  building.events.set(name, EventDefinition.parse({ label: labelOf(name), senders: ['person'], unacceptable: { policy: 'ignore' } }));
  return { type: 'event', event: name };
}

const chineseUnits: Readonly<Record<string, string>> = { 天: 'd', 小时: 'h', 分钟: 'm', 分: 'm', 秒: 's', 周: 'w' };

/** `after 2h` and `30 分钟后` are time limits. */
function lengthOf(text: string): number | undefined {
  const english = /^after\s+(.*)$/i.exec(text)?.[1]?.replace(/\s*(d|h|m|s|w)(?:ays?|ours?|in(?:ute)?s?|ec(?:ond)?s?|eeks?)?\b/gi, '$1');
  if (english !== undefined) return parseDuration(english.toLowerCase());
  const chinese = /^((?:\d+(?:\.\d+)?\s*(?:天|小时|分钟|分|秒|周)\s*)+)后$/.exec(text)?.[1];
  return chinese === undefined ? undefined : parseDuration(chinese.replace(/天|小时|分钟|分|秒|周/g, (unit) => chineseUnits[unit] ?? unit));
}

function actionsOf({ ids }: Building, text: string): ActionCall[] {
  return text
    .split(/[,，;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => ({ id: ids.next('a'), type: 'to-define', params: { name } }));
}

/** The end of a container, drawn once. */
function endOf({ diagram, ids, named, states }: Building, container: MermaidState): string {
  const key = `[end] ${container.id}`;
  const known = states.get(key);
  if (known) return known.id;
  const end = State.parse({
    id: ids.fromName('end'),
    kind: 'final',
    parent: named.get(container) ?? named.get(diagram.root),
    order: 10_000,
    label: { zh: '结束', en: 'End' },
  });
  states.set(key, end);
  return end.id;
}
