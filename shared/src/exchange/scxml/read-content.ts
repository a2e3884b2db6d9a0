import { parseDuration } from '../../base/duration.ts';
import type { Json } from '../../base/json.ts';
import type { ActionCall } from '../../document/action-call.ts';
import { celToEcma } from '../ecma/cel-to-ecma.ts';
import { constantOf } from '../ecma/ecma-to-cel.ts';
import type { XmlElement } from '../xml-tree.ts';
import { ownNamespace } from './namespaces.ts';
import type { ScxmlReading } from './scxml-reading.ts';

type Action = Omit<ActionCall, 'id'>;

/** The executable content of an element as actions. */
export function readContent(reading: ScxmlReading, parent: XmlElement): ActionCall[] {
  return parent.children.flatMap((element) => {
    if (reading.timed.has(element)) return [];
    return readElement(reading, element).map((action) => ({ id: reading.ids.next('a'), ...action }));
  });
}

function readElement(reading: ScxmlReading, element: XmlElement): Action[] {
  if (element.namespace === ownNamespace) return readOwn(reading, element);
  switch (element.name) {
    case 'raise':
      return readRaise(reading, element);
    case 'send':
      return readSend(reading, element);
    case 'cancel':
      return readCancel(reading, element);
    case 'assign':
      return readAssign(reading, element);
    case 'log':
      return readLog(reading, element);
    case 'if':
      return readIf(reading, element);
    default:
      reading.refuse(element, `<${element.name}>`);
      return [];
  }
}

/** Actions of this program that SCXML has no word for. */
function readOwn(reading: ScxmlReading, element: XmlElement): Action[] {
  try {
    const params = JSON.parse(element.text) as Record<string, Json>;
    return [{ type: element.attributes.type ?? '', params }];
  } catch {
    reading.refuse(element, `<orderloom:${element.name}>`);
    return [];
  }
}

function readRaise(reading: ScxmlReading, element: XmlElement): Action[] {
  reading.onlyAttributes(element, 'event');
  const event = element.attributes.event ?? '';
  reading.event(event);
  return [{ type: 'raise-event', params: { event, payload: {} } }];
}

const selfProcessors = new Set(['scxml', 'http://www.w3.org/TR/scxml/#SCXMLEventProcessor']);

function readSend(reading: ScxmlReading, element: XmlElement): Action[] {
  reading.onlyAttributes(element, 'event', 'eventexpr', 'target', 'targetexpr', 'type', 'typeexpr', 'id', 'delay', 'delayexpr', 'namelist');
  const event = element.attributes.event ?? textConstant(element.attributes.eventexpr);
  const type = element.attributes.type ?? textConstant(element.attributes.typeexpr);
  const target = element.attributes.target ?? textConstant(element.attributes.targetexpr) ?? '';
  const computed = ['eventexpr', 'typeexpr', 'targetexpr'].find(
    (key) => element.attributes[key] !== undefined && textConstant(element.attributes[key]) === undefined,
  );
  if (computed !== undefined) reading.refuse(element, `<send ${computed}="${element.attributes[computed]}">`);
  else if (event === undefined) reading.refuse(element, '<send>', { zh: '没有写事件名。', en: 'it names no event.' });
  else if (type !== undefined && !selfProcessors.has(type)) reading.refuse(element, `<send type="${type}">`, outside);
  else if (target !== '' && target !== '#_internal') reading.refuse(element, `<send target="${target}">`, outside);
  else return sendAction(reading, element, event, target === '#_internal');
  return [];
}

const outside = {
  zh: '对外的发送请改用流程里的动作（如调用接口）。',
  en: 'to send to the outside use an action of the flow, such as calling an API.',
};

function sendAction(reading: ScxmlReading, element: XmlElement, event: string, internal: boolean): Action[] {
  const payload = readPayload(reading, element);
  const delay = readDelay(reading, element);
  if (delay === 'refused') return [];
  reading.event(event, Object.keys(payload));
  // A send without a delay comes after everything raised, which is what a delay of nothing does.
  const after = delay ?? (internal ? undefined : 0);
  return [{ type: 'raise-event', params: { event, payload, ...(after === undefined ? {} : { delay: after }) } }];
}

/** The fixed delay of a send in milliseconds. */
export function readDelay(reading: ScxmlReading, element: XmlElement): number | undefined | 'refused' {
  const { delay, delayexpr } = element.attributes;
  const text = delay ?? textConstant(delayexpr);
  if (text === undefined && delayexpr === undefined) return undefined;
  const ms = text === undefined ? undefined : parseDuration(text.trim().replace(/^\./, '0.'));
  if (ms !== undefined) return Math.round(ms);
  reading.refuse(element, `<send ${delay === undefined ? 'delayexpr' : 'delay'}="${delay ?? delayexpr}">`, {
    zh: '延时须是固定的时长。',
    en: 'a delay must be a fixed length of time.',
  });
  return 'refused';
}

function textConstant(expression: string | undefined): string | undefined {
  const constant = expression === undefined ? undefined : constantOf(expression);
  return typeof constant?.value === 'string' ? constant.value : undefined;
}

function readPayload(reading: ScxmlReading, element: XmlElement): Record<string, string> {
  const payload: Record<string, string> = {};
  for (const name of (element.attributes.namelist ?? '').split(/\s+/).filter((part) => part !== '')) {
    const cel = reading.cel(element, name);
    if (cel !== undefined) payload[name] = cel;
  }
  for (const child of element.children) {
    const { name, expr, location } = child.attributes;
    const text = expr ?? location;
    if (child.name !== 'param' || name === undefined || text === undefined) reading.refuse(child, `<${child.name}>`);
    else payload[name] = readExpression(reading, child, text) ?? 'null';
  }
  return payload;
}

function readCancel(reading: ScxmlReading, element: XmlElement): Action[] {
  reading.onlyAttributes(element, 'sendid', 'sendidexpr');
  const id = element.attributes.sendid ?? textConstant(element.attributes.sendidexpr);
  const event = id === undefined ? undefined : reading.sendIds.get(id);
  if (event !== undefined) return [{ type: 'cancel-event', params: { event } }];
  reading.refuse(element, `<cancel sendid="${id ?? element.attributes.sendidexpr ?? ''}">`, {
    zh: '文件里没有这个编号的 <send>。',
    en: 'the file has no <send> of that id.',
  });
  return [];
}

function readAssign(reading: ScxmlReading, element: XmlElement): Action[] {
  reading.onlyAttributes(element, 'location', 'expr');
  const { location = '', expr } = element.attributes;
  const field = reading.fields.get(location);
  if (field === undefined) {
    reading.refuse(element, `<assign location="${location}">`, { zh: '没有声明这个数据。', en: 'no data of that name is declared.' });
    return [];
  }
  const inline = element.text.trim();
  if (expr === undefined && (element.children.length > 0 || inline === '')) {
    reading.refuse(element, '<assign>', { zh: '没有写 expr。', en: 'it has no expr.' });
    return [];
  }
  const value = readExpression(reading, element, expr ?? inlineText(inline));
  return value === undefined ? [] : [{ type: 'set-field', params: { field, value } }];
}

/** Content is an expression where it reads as one, else a text. */
export function inlineText(text: string): string {
  return constantOf(text) ? text : JSON.stringify(text.replace(/\s+/g, ' '));
}

/** An expression of the file, or the CEL text it was written from if that still says the same. */
export function readExpression(reading: ScxmlReading, element: XmlElement, text: string): string | undefined {
  const own = element.attributes['orderloom:cel'];
  if (own !== undefined && (celToEcma(own) ?? unsayable) === text) return withIds(reading, own);
  return reading.cel(element, text);
}

function withIds(reading: ScxmlReading, own: string): string {
  return own.replace(/inState\("([^"]*)"\)/g, (all, name: string) => {
    const state = reading.named(name);
    return state ? `inState(${JSON.stringify(reading.idOf(state))})` : all;
  });
}

/** What stands for an expression that ECMAScript has no plain word for. */
export const unsayable = 'false';

function readLog(reading: ScxmlReading, element: XmlElement): Action[] {
  const { label, expr } = element.attributes;
  const own = element.attributes['orderloom:template'];
  if (own !== undefined) return [{ type: 'write-note', params: { text: own } }];
  const constant = expr === undefined ? undefined : constantOf(expr);
  const cel = expr === undefined || constant ? undefined : reading.cel(element, expr);
  const said = constant ? String(constant.value) : cel === undefined ? '' : `{{ ${cel} }}`;
  const text = [label, said].filter((part) => part !== undefined && part !== '').join(': ');
  return text === '' ? [] : [{ type: 'write-note', params: { text } }];
}

/** A choice between values of one variable becomes one conditional value. */
function readIf(reading: ScxmlReading, element: XmlElement): Action[] {
  const branches: { cond: string | undefined; actions: Action[] }[] = [{ cond: element.attributes.cond, actions: [] }];
  for (const child of element.children) {
    if (child.name === 'elseif') branches.push({ cond: child.attributes.cond, actions: [] });
    else if (child.name === 'else') branches.push({ cond: undefined, actions: [] });
    else branches.at(-1)?.actions.push(...readElement(reading, child));
  }
  const fields = new Set(
    branches.flatMap(({ actions }) => actions.map(({ type, params }) => (type === 'set-field' ? params.field : type))),
  );
  const [field] = fields;
  const plain = branches.every(({ actions }) => actions.length <= 1 && actions.every(({ type }) => type === 'set-field'));
  if (!plain || fields.size !== 1 || typeof field !== 'string') {
    reading.refuse(element, '<if>', {
      zh: '只放得下给同一个数据选值的 <if>；其余请改画成带条件的迁移。',
      en: 'only one that chooses the value of one datum; draw others as transitions with conditions.',
    });
    return [];
  }
  const value = branches.reduceRight((rest, { cond, actions }) => {
    const chosen = String(actions[0]?.params.value ?? field);
    const test = cond === undefined ? undefined : reading.cel(element, cond);
    return test === undefined ? chosen : `(${test}) ? (${chosen}) : (${rest})`;
  }, field);
  return [{ type: 'set-field', params: { field, value } }];
}
