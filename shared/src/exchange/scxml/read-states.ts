import type { Json } from '../../base/json.ts';
import type { ActionCall } from '../../document/action-call.ts';
import { type Call, State, type StateKind } from '../../document/state.ts';
import { Transition } from '../../document/transition.ts';
import { constantOf } from '../ecma/ecma-to-cel.ts';
import { labelOf } from '../labels.ts';
import type { XmlElement } from '../xml-tree.ts';
import { ownNamespace, stateElements } from './namespaces.ts';
import { inlineText, readContent } from './read-content.ts';
import type { ScxmlReading } from './scxml-reading.ts';

/** What one state element gives: the state, and a start before it where it begins deeper down. */
export interface ReadState {
  readonly states: readonly State[];
  readonly transitions: readonly Transition[];
}

const known = new Set([...stateElements, 'transition', 'onentry', 'onexit', 'initial', 'invoke', 'donedata', 'datamodel']);

/** One state element as a state. */
export function readState(reading: ScxmlReading, element: XmlElement, order: number): ReadState {
  for (const child of element.children) {
    if (!known.has(child.name) && child.namespace !== ownNamespace) reading.refuse(child, `<${child.name}>`);
  }
  const kind = kindOf(reading, element);
  const parent = reading.parents.get(element);
  const id = reading.idOf(element);
  const initial = kind === 'compound' ? readInitial(reading, element, id) : { target: null, actions: [], states: [], transitions: [] };
  const state = State.parse({
    id,
    kind,
    parent: parent ? reading.idOf(parent) : null,
    order,
    label: element === reading.root ? {} : labelOf(element.attributes.id ?? id),
    initial: initial.target,
    initialActions: initial.actions,
    entry: blocks(reading, element, 'onentry'),
    exit: blocks(reading, element, 'onexit'),
    calls: element.children.filter((child) => child.name === 'invoke').flatMap((child, index) => readInvoke(reading, child, id, index)),
    ...readHistory(reading, element),
    ...readDoneData(reading, element),
  });
  return { states: [state, ...initial.states], transitions: initial.transitions };
}

function kindOf(reading: ScxmlReading, element: XmlElement): StateKind {
  if (element.name === 'parallel' || element.name === 'final' || element.name === 'history') return element.name;
  return reading.childStates(element).length > 0 ? 'compound' : 'atomic';
}

function blocks(reading: ScxmlReading, element: XmlElement, name: string): ActionCall[] {
  return element.children.filter((child) => child.name === name).flatMap((child) => readContent(reading, child));
}

/** Where a compound state begins. A beginning deeper down, or in several regions, is drawn as a start with an immediate transition. */
function readInitial(reading: ScxmlReading, element: XmlElement, id: string) {
  const written = element.children.find((child) => child.name === 'initial')?.children.find((child) => child.name === 'transition');
  const names = written?.attributes.target ?? element.attributes.initial;
  const children = reading.childStates(element);
  const targets = names === undefined ? children.slice(0, 1) : reading.targets(written ?? element, names);
  const actions = written ? readContent(reading, written) : [];
  const [first] = targets;
  if (!first || (targets.length === 1 && children.includes(first))) {
    return { target: first ? reading.idOf(first) : null, actions, states: [], transitions: [] };
  }
  const start = reading.ids.fromName('start');
  reading.remark(written ?? element, {
    zh: `从“${names}”开始，画成一个立即转过去的起点。`,
    en: `beginning at "${names}" is drawn as a start that goes there at once.`,
  });
  return {
    target: start,
    actions: [],
    states: [State.parse({ id: start, kind: 'atomic', parent: id, order: -1, label: { zh: '起点', en: 'Start' } })],
    transitions: [
      Transition.parse({
        id: reading.ids.next('t'),
        source: start,
        targets: targets.map((target) => reading.idOf(target)),
        trigger: { type: 'always' },
        actions,
      }),
    ],
  };
}

function readHistory(reading: ScxmlReading, element: XmlElement): { history?: 'shallow' | 'deep'; historyDefault?: string[] } {
  if (element.name !== 'history') return {};
  const written = element.children.find((child) => child.name === 'transition');
  if (written && written.children.length > 0) {
    reading.refuse(written, '<history><transition>…', {
      zh: '历史状态的默认去向不能带动作。',
      en: 'the default of a history carries no actions.',
    });
  }
  return {
    history: element.attributes.type === 'deep' ? 'deep' : 'shallow',
    historyDefault: written ? reading.targets(written, written.attributes.target ?? '').map((target) => reading.idOf(target)) : [],
  };
}

function readInvoke(reading: ScxmlReading, element: XmlElement, state: string, index: number): Call[] {
  const own = element.children.find((child) => child.namespace === ownNamespace);
  const { id = `${state}.call${index + 1}` } = element.attributes;
  if (element.attributes.type?.startsWith('orderloom:') && own) {
    const [action] = readContent(reading, element);
    return action ? [{ id, label: labelOf(element.attributes.id ?? id), action }] : [];
  }
  reading.refuse(element, `<invoke${element.attributes.type === undefined ? '' : ` type="${element.attributes.type}"`}>`, {
    zh: '流程里没有子状态机；对外的调用请用流程的动作。',
    en: 'flows have no child machines; for calls to the outside use an action of the flow.',
  });
  return [];
}

function readDoneData(reading: ScxmlReading, element: XmlElement): { output?: Json } {
  const data = element.children.find((child) => child.name === 'donedata');
  const content = data?.children.find((child) => child.name === 'content');
  if (!data) return {};
  const constant = content ? constantOf(content.attributes.expr ?? inlineText(content.text.trim())) : undefined;
  if (constant && data.children.length === 1) return { output: constant.value as Json };
  reading.refuse(data, '<donedata>', { zh: '只放得下固定的值。', en: 'only fixed values can be held.' });
  return {};
}
