import { delayedRaises } from '../../actions/delayed-raises.ts';
import type { ActionCall } from '../../document/action-call.ts';
import { splitTemplate } from '../../expression/split-template.ts';
import { Code, keyText, print } from './code.ts';
import { type FileParts, lambda, lambdaCode } from './file-parts.ts';

/** Actions of the config: changes of data and raised events are written out, everything for the outside is a named action with its parameters. */
export function actionsOf(parts: FileParts, calls: readonly ActionCall[], event: string | undefined): unknown[] | undefined {
  return calls.length === 0
    ? undefined
    : calls.flatMap((call) => (call.type === 'cancel-event' ? cancelled(parts, call) : [actionOf(parts, call, event)]));
}

function actionOf(parts: FileParts, call: ActionCall, event: string | undefined): unknown {
  const { type, params } = call;
  switch (type) {
    case 'set-field': {
      const field = String(params.field);
      const value = parts.call('json', parts.expression(String(params.value), event));
      return assignment(parts, `({ ${keyText(field)}: ${value} as OrderContext[${JSON.stringify(field)}] })`);
    }
    case 'add-tag':
    case 'remove-tag':
      return tagChange(parts, type, String(params.tag));
    case 'raise-event':
      return raised(parts, call, event);
    case 'to-define':
      return named(parts, String(params.name), params.params);
    default:
      return named(parts, type, effectParams(parts, call, event));
  }
}

function assignment(parts: FileParts, body: string): Code {
  return new Code(`${parts.import('assign')}(${lambda(body)})`);
}

function tagChange(parts: FileParts, type: string, tag: string): Code {
  const text = JSON.stringify(tag);
  const without = `(context.tags ?? []).filter((tag) => tag !== ${text})`;
  const present = `(context.tags ?? []).includes(${text}) ? context.tags : [...(context.tags ?? []), ${text}]`;
  return assignment(parts, `({ tags: ${type === 'remove-tag' ? without : present} })`);
}

function raised(parts: FileParts, { id, params }: ActionCall, event: string | undefined): Code {
  const payload = Object.entries((params.payload ?? {}) as Record<string, string>).map(
    ([key, text]) => `${keyText(key)}: ${parts.call('json', parts.expression(text, event))}, `,
  );
  const body = `({ ${payload.join('')}type: ${JSON.stringify(params.event)} }) as OrderEvent`;
  const delay = params.delay === undefined ? '' : `, { delay: ${String(params.delay)}, id: ${JSON.stringify(`raise.${id}`)} }`;
  return new Code(`${parts.import('raise')}(${lambda(body)}${delay})`);
}

function cancelled(parts: FileParts, { params }: ActionCall): Code[] {
  return delayedRaises(parts.document, String(params.event)).map(
    (id) => new Code(`${parts.import('cancel')}(${JSON.stringify(`raise.${id}`)})`),
  );
}

/** A named action without a body: give it one with `machine.provide({ actions })`. */
function named(parts: FileParts, name: string, params: unknown): unknown {
  parts.actions.set(name, new Code('(_: unknown, _params: unknown) => {}'));
  return { type: name, params: params ?? null };
}

/** The parameters of an effect, its message texts filled in. */
export function effectParams(parts: FileParts, { params }: ActionCall, event: string | undefined): Code {
  return lambdaCode(`(${valueText(parts, params, event)})`, 'Arguments');
}

function valueText(parts: FileParts, value: unknown, event: string | undefined): string {
  if (typeof value === 'string') return templateText(parts, value, event);
  if (Array.isArray(value)) return `[${value.map((item) => valueText(parts, item, event)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return print(value);
  const entries = Object.entries(value).map(([key, part]) => `${keyText(key)}: ${valueText(parts, part, event)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function templateText(parts: FileParts, text: string, event: string | undefined): string {
  const pieces = splitTemplate(text).map((part) =>
    part.type === 'hole'
      ? parts.call('shown', parts.expression(part.text.trim(), event))
      : JSON.stringify(part.type === 'text' ? part.text : ''),
  );
  return pieces.length === 0 ? '""' : pieces.join(' + ');
}
