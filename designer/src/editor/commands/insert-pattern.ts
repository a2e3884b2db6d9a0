import { ancestorsOf, childrenOf, EventDefinition, type FlowDocument, type Point } from '@orderloom/shared/document';
import type { Pattern } from '@orderloom/shared/patterns';
import type { Author } from '../session/author.ts';
import type { Command, FlowDraft } from '../session/command.ts';
import type { Fragment } from './fragment.ts';
import { boxOf, dropRoutesUnder, freePlace, originOf, snappedPoint } from './geometry.ts';
import { canLeave, drawTransition } from './new-transition.ts';
import { freshIds, pasteStates } from './paste-states.ts';
import { patternFragment } from './pattern-fragment.ts';

/** Where a pattern goes: on its own into an empty drawing, after a state, between the ends of a transition, or over everything. */
export type PatternPlace =
  | { readonly type: 'alone'; readonly at: Point }
  | { readonly type: 'after'; readonly state: string }
  | { readonly type: 'on'; readonly transition: string }
  | { readonly type: 'over'; readonly at: Point };

/** The places that a pattern could take in a drawing as it is. */
export function takesPattern(document: FlowDocument, { entry }: Pattern, place: PatternPlace): boolean {
  const empty = childrenOf(document, document.root).length === 0;
  if (place.type === 'alone') return empty;
  if (place.type === 'over') return !empty && entry === undefined && document.states[document.root]?.kind === 'compound';
  if (entry === undefined) return false;
  if (place.type === 'after')
    return place.state !== document.root && canLeave(document, place.state) && homeOf(document, place.state) !== undefined;
  const transition = document.transitions[place.transition];
  const [target] = transition?.targets ?? [];
  return target !== undefined && transition?.targets.length === 1 && homeOf(document, target) !== undefined;
}

/** Puts a pattern into the drawing, joined to what is there, as one step. */
export function insertPattern(document: FlowDocument, pattern: Pattern, place: PatternPlace, by: Author): Command {
  const without = new Set(place.type === 'alone' ? [] : pattern.alone);
  if (place.type === 'on' && pattern.done !== undefined) without.add(pattern.done);
  const fragment = unshadowed(document, patternFragment(document, pattern, without), pattern);
  const ids = freshIds(fragment, by);
  const joint = by.ids('transition');
  const onward = new Map(leadsOut(pattern, without).map((id) => [id, by.ids('transition')]));
  return {
    label: { zh: `插入“${pattern.label.zh}”`, en: `Insert “${pattern.label.en}”` },
    change(draft) {
      if (!takesPattern(draft, pattern, place)) return;
      const parent = parentFor(draft, place);
      ids.set(pattern.document.root, parent);
      pasteStates(fragment, { parent, at: roomFor(draft, parent, fragment, place) }, by, ids).change(draft);
      for (const id of fragment.tops) dropRoutesUnder(draft, ids.get(id) ?? id);
      const entry = ids.get(pattern.entry ?? '');
      if (place.type === 'after' && entry !== undefined) joinAfter(draft, place.state, entry, { id: joint, pattern });
      if (place.type === 'on' && entry !== undefined) joinBetween(draft, place.transition, entry, { pattern, ids, onward });
    },
    selection: { states: fragment.tops.map((id) => ids.get(id) ?? id), transitions: [], notes: [] },
  };
}

/** The pattern's transitions into its stand-in for what follows. */
function leadsOut({ document, done }: Pattern, without: ReadonlySet<string>): readonly string[] {
  if (done === undefined || !without.has(done)) return [];
  return Object.values(document.transitions).flatMap(({ id, targets }) => (targets.includes(done) ? [id] : []));
}

function parentFor(draft: FlowDraft, place: PatternPlace): string {
  if (place.type === 'after') return homeOf(draft, place.state) ?? draft.root;
  if (place.type === 'on') return homeOf(draft, draft.transitions[place.transition]?.targets[0] ?? '') ?? draft.root;
  return draft.root;
}

/** The container a new neighbour of the state may lie in: never a parallel one, whose children run beside each other. */
function homeOf(document: FlowDocument, state: string): string | undefined {
  const home = ancestorsOf(document, state)[0];
  return home?.kind === 'compound' ? home.id : undefined;
}

const gap = 96;

/** Beside what it follows, or about the given point; wherever it covers nothing. */
function roomFor(draft: FlowDraft, parent: string, fragment: Fragment, place: PatternPlace): Point {
  const boxes = fragment.tops.flatMap((id) => fragment.boxes[id] ?? []);
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const width = right - Math.min(...boxes.map(({ x }) => x));
  const height = bottom - Math.min(...boxes.map(({ y }) => y));
  const origin = originOf(draft, parent);
  const anchor = place.type === 'after' ? place.state : place.type === 'on' ? draft.transitions[place.transition]?.source : undefined;
  const beside = anchor !== undefined && draft.states[anchor]?.parent === parent ? boxOf(draft, anchor) : undefined;
  const at = 'at' in place ? { x: place.at.x - origin.x - width / 2, y: place.at.y - origin.y - height / 2 } : { x: gap, y: gap };
  const wish = beside ? { x: beside.x + beside.width + gap, y: beside.y } : at;
  return snappedPoint(freePlace(draft, parent, { ...wish, width, height }));
}

function joinAfter(
  draft: FlowDraft,
  source: string,
  entry: string,
  { id, pattern }: { readonly id: string; readonly pattern: Pattern },
): void {
  const { begin, document } = pattern;
  if (begin === undefined) return;
  const event = listensTo(draft, source, begin) ? freeEventName(draft, begin) : begin;
  draft.events[event] ??= EventDefinition.parse(document.events[begin]);
  drawTransition(draft, id, { source, target: entry }, { type: 'event', event });
}

interface Between {
  readonly pattern: Pattern;
  readonly ids: ReadonlyMap<string, string>;
  readonly onward: ReadonlyMap<string, string>;
}

function joinBetween(draft: FlowDraft, transition: string, entry: string, { pattern, ids, onward }: Between): void {
  const row = draft.transitions[transition];
  const target = row?.targets[0];
  if (!row || target === undefined) return;
  row.targets = [entry];
  delete draft.layout.routes[transition];
  for (const [from, id] of onward) {
    const drawn = pattern.document.transitions[from];
    const source = ids.get(drawn?.source ?? '');
    if (!drawn || source === undefined) continue;
    draft.transitions[id] = { ...structuredClone(drawn), id, source, targets: [target] };
    const { trigger } = drawn;
    if (trigger.type === 'event') draft.events[trigger.event] ??= EventDefinition.parse(pattern.document.events[trigger.event]);
  }
}

/** Whether a state, or what it lies in, already does something on the event: another transition on it would never be taken. */
function listensTo(document: FlowDocument, state: string, event: string): boolean {
  const line = new Set([state, ...ancestorsOf(document, state).map(({ id }) => id)]);
  return Object.values(document.transitions).some(
    ({ source, trigger }) => line.has(source) && trigger.type === 'event' && trigger.event === event,
  );
}

/** A pattern that leads in from everywhere hears an event of its own where the flow already listens to the usual one. */
function unshadowed(flow: FlowDocument, fragment: Fragment, { document }: Pattern): Fragment {
  const taken = Object.values(fragment.transitions).flatMap(({ source, trigger }) =>
    source === document.root && trigger.type === 'event' && listensTo(flow, flow.root, trigger.event) ? [trigger.event] : [],
  );
  return taken.reduce((current, name) => withEvent(current, name, freeEventName(flow, name)), fragment);
}

function freeEventName(flow: FlowDocument, name: string): string {
  let number = 2;
  while (flow.events[`${name}_${number}`]) number += 1;
  return `${name}_${number}`;
}

function withEvent(fragment: Fragment, from: string, to: string): Fragment {
  const { [from]: event, ...events } = fragment.events;
  const transitions = Object.entries(fragment.transitions).map(([id, row]) => {
    const hears = row.trigger.type === 'event' && row.trigger.event === from;
    return [id, hears ? { ...row, trigger: { type: 'event' as const, event: to } } : row] as const;
  });
  return { ...fragment, events: event ? { ...events, [to]: event } : events, transitions: Object.fromEntries(transitions) };
}
