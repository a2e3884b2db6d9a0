import { type Field, FieldType } from '../document/field.ts';
import { documentFormat, FlowDocument, schemaVersion } from '../document/flow-document.ts';
import { drawStates } from './draw-states.ts';
import type { EventSketch, FieldSketch, FlowSketch } from './flow-sketch.ts';

/**
 * A flow document from a nested sketch. State ids are the sketch's keys (unique in the whole flow),
 * transitions are `t1`, `t2`, … and actions `a1`, `a2`, … in drawing order unless named.
 */
export function drawFlow(sketch: FlowSketch): FlowDocument {
  const { states, transitions } = drawStates(sketch);
  const named = Object.values(transitions).flatMap(({ trigger }) =>
    trigger.type === 'event' && !trigger.event.includes('*') ? [trigger.event] : [],
  );
  const events: Readonly<Record<string, EventSketch>> = sketch.events ?? Object.fromEntries(named.map((name) => [name, {}]));
  return FlowDocument.parse({
    format: documentFormat,
    schemaVersion,
    id: sketch.id ?? 'flow',
    name: { zh: '流程', en: 'Flow' },
    context: mapped(sketch.fields ?? {}, drawField),
    events: mapped(events, ({ payload, ...rest }, name) => ({
      label: { zh: name, en: name },
      senders: ['person'],
      ...rest,
      payload: mapped(payload ?? {}, drawField),
    })),
    unknownEvents: sketch.unknownEvents ?? 'reject',
    root: 'root',
    states,
    transitions,
  });
}

function mapped<T, U>(rows: Readonly<Record<string, T>>, draw: (row: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, draw(row, key)]));
}

function drawField(sketch: FieldSketch, key: string): Partial<Field> {
  const label = { zh: key, en: key };
  if (typeof sketch === 'string') {
    return sketch === 'tags'
      ? { label, type: { type: 'list', of: { type: 'text' } }, default: [] }
      : { label, type: FieldType.parse({ type: sketch }) };
  }
  if (isOptions(sketch)) {
    return { label, type: { type: 'enum', options: sketch.map((value) => ({ value, label: { zh: value, en: value } })) } };
  }
  return { label, ...sketch };
}

function isOptions(sketch: readonly string[] | Partial<Field>): sketch is readonly string[] {
  return Array.isArray(sketch);
}
