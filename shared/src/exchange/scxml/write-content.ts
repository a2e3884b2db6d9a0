import { delayedRaises } from '../../actions/delayed-raises.ts';
import type { ActionCall } from '../../document/action-call.ts';
import { celToEcma } from '../ecma/cel-to-ecma.ts';
import type { ScxmlWriting } from './scxml-writing.ts';
import { type Tag, tag } from './xml-writing.ts';

/** Actions as executable content; those SCXML has no word for as elements of this program's own. */
export function writeContent(writing: ScxmlWriting, calls: readonly ActionCall[]): Tag[] {
  return calls.flatMap((call) => writeCall(writing, call));
}

function writeCall(writing: ScxmlWriting, call: ActionCall): Tag[] {
  const { type, params } = call;
  switch (type) {
    case 'set-field':
      return [writeAssign(writing, call) ?? writeOwn(writing, call)];
    case 'raise-event':
      return [writeRaise(writing, call) ?? writeOwn(writing, call)];
    case 'cancel-event':
      return delayedRaises(writing.document, String(params.event)).map((id) => tag('cancel', { sendid: sendId(id) }));
    case 'write-note':
      return [writeLog(String(params.text))];
    default:
      return [writeOwn(writing, call)];
  }
}

/** An action that only this program carries out. */
export function writeOwn(writing: ScxmlWriting, { type, params }: ActionCall): Tag {
  writing.lost(`only Orderloom carries out the action "${type}"`);
  return tag('orderloom:action', { type }, JSON.stringify(params));
}

function writeAssign(writing: ScxmlWriting, { params }: ActionCall): Tag | undefined {
  const own = writing.cel(String(params.value));
  const expr = celToEcma(own);
  return expr === undefined ? undefined : tag('assign', { location: String(params.field), expr, ...source(own) });
}

/** The CEL text an expression was written from, to be taken again if the expression has not changed. */
export function source(cel: string): { readonly 'orderloom:cel': string } {
  return { 'orderloom:cel': cel };
}

function writeRaise(writing: ScxmlWriting, { id, params }: ActionCall): Tag | undefined {
  const event = writing.event(String(params.event));
  const payload: [string, string][] = Object.entries((params.payload ?? {}) as Record<string, string>);
  if (params.delay === undefined && payload.length === 0) return tag('raise', { event });
  const given: Tag[] = [];
  for (const [name, text] of payload) {
    const own = writing.cel(text);
    const expr = celToEcma(own);
    if (expr === undefined) return undefined;
    given.push(tag('param', { name, expr, ...source(own) }));
  }
  return params.delay === undefined
    ? tag('send', { event, target: '#_internal' }, given)
    : tag('send', { event, id: sendId(id), delay: `${String(params.delay)}ms` }, given);
}

function sendId(action: string): string {
  return `raise.${action}`;
}

function writeLog(text: string): Tag {
  const plain = !text.includes('{{');
  return tag('log', { expr: JSON.stringify(text), 'orderloom:template': plain ? undefined : text });
}
