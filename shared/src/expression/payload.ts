import type { Field } from '../document/field.ts';
import type { FlowDocument } from '../document/flow-document.ts';

/** What `event.<key>` can read at a place: nothing, anything (a wildcard), or the declared fields. */
export type Payload =
  | { readonly type: 'none' }
  | { readonly type: 'untyped' }
  | { readonly type: 'typed'; readonly fields: Readonly<Record<string, Field>> };

export function payloadOf(document: FlowDocument, event: string | undefined): Payload {
  if (event === undefined) return { type: 'none' };
  if (!Object.hasOwn(document.events, event)) return { type: 'untyped' };
  return { type: 'typed', fields: document.events[event]?.payload ?? {} };
}

/** The field of that key; never something an object merely inherits. */
export function fieldOf(fields: Readonly<Record<string, Field>>, key: string): Field | undefined {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

/** The payload field of that key, where the payload is declared. */
export function payloadField(payload: Payload, key: string): Field | undefined {
  return payload.type === 'typed' ? fieldOf(payload.fields, key) : undefined;
}
