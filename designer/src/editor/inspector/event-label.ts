import type { Label, Locale } from '@orderloom/shared/base';
import { EventDefinition, type FlowDocument } from '@orderloom/shared/document';
import { eventFields, standardEvents } from '@orderloom/shared/order';
import { renameEvent, upsertEvent } from '../commands/index.ts';
import type { Command } from '../session/index.ts';
import { proposeEventName } from './propose-key.ts';
import { together } from './use-editing.ts';

/** The definition of one of the standard events, with the payload channels fill. */
export function standardDefinition(name: string): EventDefinition | undefined {
  const standard = standardEvents.find((event) => event.name === name);
  if (!standard) return undefined;
  const payload = eventFields.filter((field) => standard.payload.includes(field.key) && field.type.type !== 'json');
  return EventDefinition.parse({
    label: standard.label,
    payload: Object.fromEntries(payload.map((field) => [field.key, { label: field.label, type: field.type }])),
    senders: ['channel'],
  });
}

/** A new event called what a person typed. */
export function newEvent(
  document: FlowDocument,
  text: string,
  locale: Locale,
): { readonly name: string; readonly definition: EventDefinition } {
  const label: Label = { [locale]: text };
  const name = proposeEventName(label, locale, Object.keys(document.events));
  return { name, definition: standardDefinition(name) ?? EventDefinition.parse({ label, senders: ['person'] }) };
}

/** Calls an event otherwise; its name on the wire follows as long as nobody chose one. */
export function relabelEvent(document: FlowDocument, name: string, label: Label, locale: Locale): Command | undefined {
  const definition = document.events[name];
  if (!definition) return undefined;
  const others = Object.keys(document.events).filter((other) => other !== name);
  const relabel: Command = { ...upsertEvent(name, { ...definition, label }), coalesce: 'event-label' };
  const proposed = proposeEventName(label, locale, others);
  const free = /^EVENT_\d+$/.test(name) || proposeEventName(definition.label, locale, others) === name;
  if (!free || proposed === name) return relabel;
  return together(relabel, renameEvent(name, proposed));
}
