import type { FieldType } from '../document/field.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { Duration } from './durations.ts';
import { ExpressionError } from './expression-error.ts';
import { fieldOf, type Payload, payloadField } from './payload.ts';
import type { References } from './references.ts';
import type { Scope } from './types.ts';

type Read = (value: unknown) => unknown;

/** Turns the JSON of a field into the value CEL computes with; what does not fit is left for CEL to refuse. */
export function readerOf(type: FieldType | undefined): Read {
  switch (type?.type) {
    case 'integer':
    case 'money':
      return (value) => (typeof value === 'number' ? BigInt(value) : (value ?? null));
    case 'instant':
      return (value) => (typeof value === 'string' ? instant(value) : (value ?? null));
    case 'duration':
      return (value) => (typeof value === 'number' ? Duration.fromMilliseconds(value) : (value ?? null));
    case 'list': {
      const read = readerOf(type.of);
      return (value) => (Array.isArray(value) ? value.map(read) : (value ?? null));
    }
    default:
      return (value) => value ?? null;
  }
}

function instant(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new ExpressionError({ zh: `“${text}”不是时间。`, en: `"${text}" is no instant.` });
  return date;
}

/** Gives the variables of one evaluation: only what the expression reads, converted by its declared type. */
export function variablesOf(
  document: FlowDocument,
  payload: Payload,
  { names, eventKeys }: References,
): (scope: Scope) => Record<string, unknown> {
  const fields = names
    .filter((key) => Object.hasOwn(document.context, key))
    .map((key): [string, Read] => [key, readerOf(fieldOf(document.context, key)?.type)]);
  const readsNow = names.includes('now');
  const event = eventReader(payload, eventKeys);
  return (scope) => {
    const variables: Record<string, unknown> = {};
    for (const [key, read] of fields) variables[key] = read(scope.context[key]);
    if (readsNow) variables.now = new Date(scope.now);
    if (event) variables.event = event(scope.event);
    return variables;
  };
}

function eventReader(payload: Payload, keys: References['eventKeys']): ((event: Scope['event']) => Record<string, unknown>) | undefined {
  if (keys !== 'all') return keys.length === 0 ? undefined : readKeys(keys.map((key) => [key, readerOf(payloadField(payload, key)?.type)]));
  const declared = payload.type === 'typed' ? Object.entries(payload.fields) : [];
  const read = readKeys(declared.map(([key, field]) => [key, readerOf(field.type)]));
  return (event) => ({ ...event, ...read(event) });
}

function readKeys(keys: readonly (readonly [string, Read])[]): (event: Scope['event']) => Record<string, unknown> {
  return (event) => {
    const values: Record<string, unknown> = {};
    for (const [key, read] of keys) values[key] = read(event[key]);
    return values;
  };
}
