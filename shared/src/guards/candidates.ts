import type { Json } from '../base/json.ts';
import type { FieldType, FlowDocument, Transition } from '../document/index.ts';
import { parseText } from '../expression/parse-text.ts';
import { eventKey, type Node, walk } from '../expression/syntax.ts';

/** Something conditions read, with values at which they may turn. */
export interface Variable {
  readonly name: string;
  readonly from: 'context' | 'event' | 'state';
  readonly values: readonly Json[];
}

const day = 86_400_000;
const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=', 'in']);

/** What sibling conditions read, and for each the values around the constants it is compared with; undefined where one cannot be read. */
export function variablesOf(document: FlowDocument, rows: readonly Transition[], now: number): readonly Variable[] | undefined {
  const first = rows[0]?.trigger;
  const payload = first?.type === 'event' ? (document.events[first.event]?.payload ?? {}) : {};
  const constants = new Map<string, Set<string | number | boolean>>();
  const places = new Set<string>();
  for (const { guard } of rows) {
    if (guard === undefined) continue;
    const parsed = parseText(guard, document);
    if (!parsed.ok) return undefined;
    gather(parsed.value.ast, constants, places);
  }
  const found = [...constants].map(([name, seen]): Variable | undefined => {
    const from = name.startsWith('event.') ? 'event' : 'context';
    const field = from === 'event' ? payload[name.slice('event.'.length)] : document.context[name];
    const values = field && valuesOf(field.type, [...seen], now);
    return values && { name: from === 'event' ? name.slice('event.'.length) : name, from, values };
  });
  if (found.some((variable) => variable === undefined)) return undefined;
  const states = [...places].map((name): Variable => ({ name, from: 'state', values: [false, true] }));
  return [...found.filter((variable) => variable !== undefined), ...states];
}

type Constants = Map<string, Set<string | number | boolean>>;

/** Every name is compared with every constant of the smallest comparison around it. */
function gather(root: Node, constants: Constants, places: Set<string>): void {
  walk(root, (node, bound) => {
    const name = nameOf(node, bound);
    if (name !== undefined) constants.set(name, constants.get(name) ?? new Set());
    const place = placeOf(node);
    if (place !== undefined) places.add(place);
    if (comparisons.has(node.op) || node.op === 'rcall') relate(node, constants);
    return node.op !== 'id' && name !== undefined;
  });
}

/** The state that `inState("…")` asks about. */
function placeOf(node: Node): string | undefined {
  const [argument] = node.op === 'call' && node.args[0] === 'inState' ? node.args[1] : [];
  return argument?.op === 'value' && typeof argument.args === 'string' ? argument.args : undefined;
}

function relate(root: Node, constants: Constants): void {
  const names: string[] = [];
  const values: (string | number | boolean)[] = [];
  walk(root, (node, bound) => {
    const name = nameOf(node, bound);
    if (name !== undefined) names.push(name);
    const value = node.op === 'value' ? plain(node.args) : undefined;
    if (value !== undefined) values.push(value);
    return node.op !== 'id' && name !== undefined;
  });
  for (const name of names) constants.set(name, new Set([...(constants.get(name) ?? []), ...values]));
}

function nameOf(node: Node, bound: ReadonlySet<string>): string | undefined {
  const key = eventKey(node, bound);
  if (key !== undefined) return `event.${key}`;
  return node.op === 'id' && !bound.has(node.args) && node.args !== 'now' && node.args !== 'event' ? node.args : undefined;
}

function plain(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function valuesOf(type: FieldType, seen: readonly (string | number | boolean)[], now: number): readonly Json[] | undefined {
  const texts = seen.filter((value) => typeof value === 'string');
  const numbers = seen.filter((value) => typeof value === 'number');
  const lengths = texts.flatMap((text) => durationOf(text) ?? []);
  switch (type.type) {
    case 'boolean':
      return [true, false];
    case 'enum':
      return type.options.map(({ value }) => value);
    case 'integer':
    case 'money':
      return around(numbers, 1);
    case 'decimal':
      return around(numbers, 0.5);
    case 'duration':
      return around(lengths, 1000);
    case 'instant':
      return around(lengths.length > 0 ? lengths : [day], 60_000).map((length) => new Date(now - length).toISOString());
    case 'text':
      return [...new Set([...texts, 'x'])];
    case 'list':
      return [[], ...(valuesOf(type.of, seen, now) ?? []).map((value) => [value])];
    case 'json':
      return undefined;
  }
}

function around(values: readonly number[], step: number): number[] {
  const asked = values.length > 0 ? values : [0];
  const tried = asked.flatMap((value) => [value - step, value, value + step]);
  // Below nothing only where a condition asks for that.
  const least = Math.min(0, ...asked);
  return [...new Set(tried.filter((value) => value >= least))].sort((a, b) => a - b);
}

const parts: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

function durationOf(text: string): number | undefined {
  if (!/^(\d+(h|ms|m|s))+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+)(h|ms|m|s)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * (parts[unit ?? ''] ?? 0), 0);
}
