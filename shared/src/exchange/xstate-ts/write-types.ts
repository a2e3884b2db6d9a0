import type { Field, FieldType } from '../../document/field.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { keyText } from './code.ts';

/** The types of the order's data and of its events. */
export function typesSource(document: FlowDocument): string {
  const fields = Object.entries(document.context).map(([key, field]) => `  ${keyText(key)}: ${fieldType(field.type)} | null;\n`);
  return `export type OrderContext = {\n${fields.join('')}};\n\nexport type OrderEvent =\n${eventTypes(document)};\n\ntype Arguments = { context: OrderContext; event: OrderEvent };\n`;
}

function eventTypes(document: FlowDocument): string {
  const described = Object.entries(document.events).map(([name, { payload }]) => {
    const parts = Object.entries(payload)
      .filter(([key]) => key !== 'type')
      .map(([key, field]) => ` ${keyText(key)}?: ${payloadType(field)};`);
    return `  | { type: ${JSON.stringify(name)};${parts.join('')} }`;
  });
  if (described.length > 0 && isComplete(document)) return described.join('\n');
  return '  { type: string; [key: string]: unknown }';
}

/** Whether every event the drawing listens to is in the catalogue, so that a sender can be held to it. */
function isComplete(document: FlowDocument): boolean {
  const names = Object.keys(document.events);
  return Object.values(document.transitions).every(({ trigger }) => {
    if (trigger.type !== 'event' || trigger.event === '*') return true;
    if (!trigger.event.endsWith('.*')) return names.includes(trigger.event);
    return names.some((name) => name.startsWith(trigger.event.slice(0, -1)));
  });
}

function payloadType(field: Field): string {
  return `${fieldType(field.type)} | null`;
}

function fieldType(type: FieldType): string {
  switch (type.type) {
    case 'text':
    case 'instant':
      return 'string';
    case 'enum':
      return type.options.length === 0 ? 'string' : type.options.map((option) => JSON.stringify(option.value)).join(' | ');
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'money':
    case 'decimal':
    case 'duration':
      return 'number';
    case 'list':
      return `readonly (${fieldType(type.of)})[]`;
    case 'json':
      return 'unknown';
  }
}
