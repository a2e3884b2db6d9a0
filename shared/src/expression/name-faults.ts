import { textOf } from '../base/text.ts';
import type { Field } from '../document/field.ts';
import { type Fault, fault } from './faults.ts';
import { nearest } from './nearest.ts';
import { fieldOf } from './payload.ts';
import type { Vocabulary } from './semantic-type.ts';
import { eventKey, literalText, type Node, walk } from './syntax.ts';

/** How many names a message lists before it says that there are more. */
const listed = 8;

/** Every name in an expression that the flow does not know: fields, payload fields, states. */
export function nameFaults(root: Node, words: Vocabulary, isBuiltIn: (name: string) => boolean): Fault[] {
  const found: Fault[] = [];
  walk(root, (node, bound) => {
    const key = eventKey(node, bound);
    if (key !== undefined) {
      found.push(...payloadFaults(node, key, words));
      return true;
    }
    if (node.op === 'id' && !bound.has(node.args) && !isBuiltIn(node.args)) found.push(...fieldFaults(node, node.args, words));
    if (node.op === 'call') found.push(...callFaults(node, words));
    return false;
  });
  return found;
}

function fieldFaults(node: Node, name: string, { document }: Vocabulary): Fault[] {
  if (fieldOf(document.context, name)) return [];
  const hint = knownNames(name, document.context, { zh: '字段', en: 'Fields' });
  return [fault('unknown-field', node, { zh: `没有名为“${name}”的字段。${hint.zh}`, en: `There is no field "${name}". ${hint.en}` })];
}

function payloadFaults(node: Node, key: string, { payload }: Vocabulary): Fault[] {
  if (key === 'type' || payload.type === 'untyped') return [];
  if (payload.type === 'none') {
    return [
      fault('unknown-payload', node, {
        zh: `这里没有触发它的事件，读不到“event.${key}”；请改用字段。`,
        en: `No event takes part here, so "event.${key}" cannot be read; use a field.`,
      }),
    ];
  }
  if (fieldOf(payload.fields, key)) return [];
  const hint = knownNames(key, payload.fields, { zh: '事件数据', en: 'Payload fields' });
  return [fault('unknown-payload', node, { zh: `此事件没有数据“${key}”。${hint.zh}`, en: `This event carries no "${key}". ${hint.en}` })];
}

function knownNames(name: string, fields: Readonly<Record<string, Field>>, kind: { zh: string; en: string }) {
  const near = nearest(name, Object.keys(fields)) ?? Object.keys(fields).find((key) => textOf(fields[key]?.label, 'zh') === name);
  const keys = Object.keys(fields);
  if (near !== undefined) return { zh: `是不是“${near}”？`, en: `Did you mean "${near}"?` };
  if (keys.length === 0) return { zh: `还没有声明任何${kind.zh}。`, en: `No ${kind.en.toLowerCase()} are declared yet.` };
  const shown = keys.slice(0, listed);
  const more = keys.length > listed;
  const zh = shown.map((key) => (textOf(fields[key]?.label, 'zh') ? `${key}（${textOf(fields[key]?.label, 'zh')}）` : key)).join('、');
  return {
    zh: `可用的${kind.zh}：${zh}${more ? ' 等' : ''}。`,
    en: `${kind.en}: ${shown.join(', ')}${more ? ', …' : ''}.`,
  };
}

function callFaults(node: Extract<Node, { op: 'call' }>, { document }: Vocabulary): Fault[] {
  const [name, [argument]] = node.args;
  if (!argument) return [];
  if (name === 'has' && eventKey(argument) !== undefined) {
    return [
      fault('type', node, {
        zh: '判断事件数据是否填写，请写“event.x != null”。',
        en: 'To ask whether the event carries a value, write "event.x != null".',
      }),
    ];
  }
  if (name !== 'inState') return [];
  const id = literalText(argument);
  if (id !== undefined && Object.hasOwn(document.states, id)) return [];
  const near = id === undefined ? undefined : nearest(id, Object.keys(document.states));
  return [
    fault('unknown-state', argument, {
      zh: `inState 需要一个存在的状态的编号${id === undefined ? '（加引号）' : `，没有“${id}”`}。${near ? `是不是“${near}”？` : ''}`,
      en: `inState needs the id of a state of this flow${id === undefined ? ' in quotes' : `; there is no "${id}"`}.${near ? ` Did you mean "${near}"?` : ''}`,
    }),
  ];
}
