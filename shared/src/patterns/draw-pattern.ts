import { parseDuration } from '../base/duration.ts';
import { type Locale, locales, type Text } from '../base/text.ts';
import { stateSize } from '../diagram/state-size.ts';
import { documentFormat, FlowDocument, schemaVersion } from '../document/flow-document.ts';
import type { StateKind } from '../document/state.ts';
import type { Trigger } from '../document/transition.ts';
import type { Pattern } from './pattern.ts';

type Words = readonly [zh: string, en: string];

interface PatternState {
  readonly name: Words;
  /** Left upper corner, relative to what it lies in. */
  readonly at: readonly [x: number, y: number];
  readonly kind?: StateKind;
  readonly in?: string;
  readonly size?: readonly [width: number, height: number];
  readonly initial?: string;
  readonly handler?: Words;
  /** Fields set on entering, as expressions. */
  readonly set?: Readonly<Record<string, string>>;
}

interface Way {
  readonly from: string;
  readonly to: string;
  /** An event of the pattern, or a time such as `30m`; nothing: once everything inside is done. */
  readonly on?: string;
  readonly if?: string;
  readonly name?: Words;
}

/** A pattern as one would tell it; transitions are tried in the order they are written. */
export interface PatternSketch extends Omit<Pattern, 'document' | 'alone' | 'own'> {
  readonly alone?: readonly string[];
  readonly own?: readonly string[];
  readonly first: string;
  readonly fields?: Readonly<Record<string, { readonly name: Words; readonly type: 'integer' | 'money' }>>;
  readonly events: Readonly<Record<string, Words>>;
  readonly states: Readonly<Record<string, PatternState>>;
  readonly ways: readonly Way[];
}

const root = 'root';

/** The pattern of a sketch, with a document whose boxes are as large as their texts. */
export function drawPattern({ first, fields = {}, events, states, ways, alone = [], own = [], ...told }: PatternSketch): Pattern {
  const bare = FlowDocument.parse({
    format: documentFormat,
    schemaVersion,
    id: told.id,
    name: told.label,
    description: told.text,
    root,
    context: mapped(fields, ({ name, type }) => ({ label: text(name), type: { type }, default: 0 })),
    events: mapped(events, (name) => ({ label: text(name), senders: ['person', 'channel'] })),
    states: {
      [root]: { id: root, kind: 'compound', parent: null, label: told.label, initial: first },
      ...mapped(states, drawnState),
    },
    transitions: Object.fromEntries(ways.map((way, order) => [`w${order + 1}`, drawnWay(way, order)])),
  });
  const boxes = mapped(states, ({ at: [x, y], size }, id) => ({
    x,
    y,
    ...(size ? { width: size[0], height: size[1] } : widest(bare, id)),
  }));
  return { ...told, alone, own, document: { ...bare, layout: { states: boxes, routes: {} } } };
}

function drawnState({ name, kind = 'atomic', in: parent = root, initial, handler, set = {} }: PatternState, id: string, order: number) {
  const entry = Object.entries(set).map(([field, value], at) => ({ id: `${id}-${at}`, type: 'set-field', params: { field, value } }));
  return {
    id,
    kind,
    parent,
    order,
    label: text(name),
    initial: initial ?? null,
    entry,
    ...(handler === undefined ? {} : { handler: text(handler) }),
  };
}

function drawnWay({ from, to, on, if: guard, name }: Way, order: number) {
  return {
    id: `w${order + 1}`,
    source: from,
    targets: [to],
    priority: order,
    trigger: triggerOf(on),
    reenter: from === to,
    ...(guard === undefined ? {} : { guard }),
    ...(name === undefined ? {} : { label: text(name) }),
  };
}

function triggerOf(on: string | undefined): Trigger {
  if (on === undefined) return { type: 'done' };
  const ms = parseDuration(on);
  return ms === undefined ? { type: 'event', event: on } : { type: 'after', delay: { type: 'fixed', ms } };
}

/** As large as its texts are in the longer language. */
function widest(document: FlowDocument, id: string) {
  const sizes = locales.map((locale: Locale) => stateSize(document, id, locale));
  return { width: Math.max(...sizes.map(({ width }) => width)), height: Math.max(...sizes.map(({ height }) => height)) };
}

function text([zh, en]: Words): Text {
  return { zh, en };
}

function mapped<T, U>(rows: Readonly<Record<string, T>>, draw: (row: T, key: string, order: number) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(rows).map(([key, row], order) => [key, draw(row, key, order)]));
}
