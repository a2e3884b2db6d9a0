import type { FlowDocument } from '@orderloom/shared/document';
import type { Pattern } from '@orderloom/shared/patterns';
import { Fragment } from './fragment.ts';
import { eventsUsed } from './references.ts';

/** The part of a pattern that comes into a flow: its states without those that are left out, and its fields under keys that are free. */
export function patternFragment(flow: FlowDocument, { document, own }: Pattern, without: ReadonlySet<string>): Fragment {
  const states = Object.values(document.states).filter(({ id }) => id !== document.root && !without.has(id));
  const kept = Object.values(document.transitions).filter(
    ({ source, targets }) => !without.has(source) && targets.every((id) => !without.has(id)),
  );
  const part = {
    states: byId(states),
    transitions: byId(kept),
    context: document.context,
  };
  const used = eventsUsed({ ...document, ...part });
  const fragment = {
    format: 'orderloom.fragment' as const,
    schemaVersion: 1 as const,
    name: document.name,
    tops: states.filter(({ parent }) => parent === document.root).map(({ id }) => id),
    ...part,
    notes: {},
    boxes: Object.fromEntries(Object.entries(document.layout.states).filter(([id]) => id in part.states)),
    events: Object.fromEntries(Object.entries(document.events).filter(([name]) => used.has(name))),
  };
  return withKeys(fragment, freeKeys(flow, document, own));
}

/** Keys for the fields that may not be shared: the pattern's own, and those that mean another kind of value in the flow. */
function freeKeys(flow: FlowDocument, pattern: FlowDocument, own: readonly string[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const [key, field] of Object.entries(pattern.context)) {
    const there = flow.context[key];
    if (!there || (!own.includes(key) && there.type.type === field.type.type)) continue;
    let number = 2;
    while (flow.context[`${key}${number}`]) number += 1;
    keys.set(key, `${key}${number}`);
  }
  return keys;
}

function withKeys(fragment: Fragment, keys: ReadonlyMap<string, string>): Fragment {
  if (keys.size === 0) return fragment;
  const context = Object.fromEntries(Object.entries(fragment.context).map(([key, field]) => [keys.get(key) ?? key, field]));
  const rest = { ...fragment, context: {} };
  const words = new RegExp(`\\b(${[...keys.keys()].join('|')})\\b`, 'g');
  // The patterns' own texts never spell a field's key otherwise than as the field.
  const renamed: unknown = JSON.parse(JSON.stringify(rest).replace(words, (key) => keys.get(key) ?? key));
  return { ...Fragment.parse(renamed), context };
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): Record<string, T> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}
