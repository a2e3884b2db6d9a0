import { Label } from '@orderloom/shared/base';
import {
  Annotation,
  Box,
  EventDefinition,
  Field,
  FieldKey,
  type FlowDocument,
  NodeId,
  State,
  subtreeOf,
  Transition,
} from '@orderloom/shared/document';
import { z } from 'zod';
import type { Selection } from '../session/selection.ts';
import { namesIn } from './expression-names.ts';
import { originOf } from './geometry.ts';
import { eventsUsed } from './references.ts';
import { topmost } from './tree.ts';

const format = 'orderloom.fragment';

/** A piece of a drawing that can be carried to another flow or window as text. Boxes of the topmost things are in sheet coordinates. */
export const Fragment = z.strictObject({
  format: z.literal(format),
  schemaVersion: z.literal(1),
  name: Label.default({}),
  tops: z.array(NodeId),
  states: z.record(NodeId, State),
  transitions: z.record(NodeId, Transition),
  notes: z.record(NodeId, Annotation),
  boxes: z.record(NodeId, Box),
  events: z.record(z.string(), EventDefinition),
  context: z.record(FieldKey, Field),
});
export type Fragment = z.infer<typeof Fragment>;

/** What is selected with all inside it, the transitions between, and the events and fields they use; nothing when that is empty. */
export function copyFragment(document: FlowDocument, selection: Selection): Fragment | undefined {
  const tops = topmost(document, selection.states);
  const states = tops.flatMap((id) => subtreeOf(document, id));
  const inside = new Set(states.map((state) => state.id));
  const notes = [
    ...selection.notes.flatMap((id) => document.notes[id] ?? []),
    ...Object.values(document.notes).filter(
      (note) => note.parent !== null && inside.has(note.parent) && !selection.notes.includes(note.id),
    ),
  ];
  if (states.length + notes.length === 0) return undefined;
  const transitions = Object.values(document.transitions).filter(
    (transition) => inside.has(transition.source) && transition.targets.every((target) => inside.has(target)),
  );
  const part = { states: byId(states), transitions: byId(transitions) };
  return {
    format,
    schemaVersion: 1,
    name: document.name,
    tops,
    ...part,
    notes: byId(
      notes.map((note) =>
        note.parent !== null && inside.has(note.parent) ? note : { ...note, parent: null, box: onSheet(document, note) },
      ),
    ),
    boxes: boxesOf(document, states, tops),
    ...usedBy(document, part),
  };
}

/** Reads a copied text; anything else gives nothing. */
export function parseFragment(text: string): Fragment | undefined {
  if (!text.includes(format)) return undefined;
  try {
    return Fragment.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): Record<string, T> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

function onSheet(document: FlowDocument, note: Annotation): Box {
  const origin = note.parent === null ? { x: 0, y: 0 } : originOf(document, note.parent);
  return { ...note.box, x: note.box.x + origin.x, y: note.box.y + origin.y };
}

function boxesOf(document: FlowDocument, states: readonly State[], tops: readonly string[]): Record<string, Box> {
  return Object.fromEntries(
    states.flatMap((state) => {
      const box = document.layout.states[state.id];
      if (!box) return [];
      return [[state.id, tops.includes(state.id) ? { ...box, ...originOf(document, state.id) } : box]];
    }),
  );
}

function usedBy(document: FlowDocument, part: Pick<FlowDocument, 'states' | 'transitions'>): Pick<Fragment, 'events' | 'context'> {
  const events = eventsUsed({ ...document, ...part });
  const names = namesIn(JSON.stringify(part).replace(/\\?"/g, ' '));
  return {
    events: Object.fromEntries(Object.entries(document.events).filter(([name]) => events.has(name))),
    context: Object.fromEntries(Object.entries(document.context).filter(([key]) => names.has(key))),
  };
}
