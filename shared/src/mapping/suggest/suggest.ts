import type { Json } from '../../base/json.ts';
import type { MappedField, MappingPath, MappingStep } from '../mapping-document.ts';
import type { MappingTarget } from '../targets.ts';
import { type Look, lookOf } from './likeness.ts';
import { plain, wordsOf } from './names.ts';
import { type Place, placesIn } from './places.ts';
import { stepsFor } from './steps-for.ts';

/** A place in the messages that is likely to be a field of ours. */
export interface Suggestion {
  readonly field: MappedField;
  /** 0 to 1. */
  readonly score: number;
  /** What speaks for it. */
  readonly by: 'name' | 'value' | 'both';
}

const threshold = 0.5;
const expected: Readonly<Record<string, readonly Look[]>> = {
  orderNo: ['order-number', 'number'],
  phone: ['phone'],
  province: ['province', 'address'],
  address: ['address'],
  lines: ['lines'],
};
const expectedOfType: Partial<Record<MappingTarget['type']['type'], readonly Look[]>> = {
  money: ['money', 'number'],
  instant: ['date', 'stamp'],
  integer: ['number'],
  decimal: ['number', 'money'],
};

/** The likeliest place for each field that has none yet; a place is proposed once for the order and once for the event. */
export function suggestFields(messages: readonly Json[], targets: readonly MappingTarget[]): readonly Suggestion[] {
  const places = placesIn(messages).map((place) => ({ ...place, look: lookOf(place.values) }));
  const scored = targets.flatMap((target) => places.map((place) => ({ target, place, ...scoreOf(target, place) })));
  const best = scored
    .filter(({ score }) => score >= threshold)
    .sort((a, b) => b.score - a.score || a.place.path.length - b.place.path.length);
  const taken = new Set<string>();
  return best.flatMap(({ target, place, score, by }) => {
    const [field, from] = [`${target.in}.${target.key}`, `${target.in} ${JSON.stringify(place.path)}`];
    if (taken.has(field) || taken.has(from)) return [];
    taken.add(field).add(from);
    return [{ score, by, field: fieldOf(target, place.path, stepsFor(target, place)) }];
  });
}

function fieldOf({ in: where, key, type }: MappingTarget, path: MappingPath, steps: MappingStep[]): MappedField {
  return { in: where, key, type, source: { from: 'path', path }, steps, required: false, topics: [] };
}

interface Seen extends Place {
  readonly look: Look | undefined;
}

function scoreOf(target: MappingTarget, { path, look }: Seen): Pick<Suggestion, 'score' | 'by'> {
  const name = nameScore(target, path);
  const value = valueScore(target, look);
  if (name === 0) return { score: telling.has(target.key) && value === 1 ? 0.55 : 0, by: 'value' };
  // A list is no text, and a text no list.
  if ((look === 'lines') !== (target.key === 'lines')) return { score: 0, by: 'name' };
  return { score: Math.min(1, Math.max(0, name * 0.75 + (value < 0 ? -0.15 : value * 0.25))), by: value > 0 ? 'both' : 'name' };
}

/** Fields whose values are known by their look alone. */
const telling = new Set(['phone', 'address', 'lines']);

function valueScore({ key, type }: MappingTarget, look: Look | undefined): number {
  const looks = expected[key] ?? expectedOfType[type.type];
  if (looks === undefined || look === undefined) return 0;
  if (!looks.includes(look)) return -1;
  return looks[0] === look ? 1 : 0.6;
}

/** How well the last name of a path fits the field's name, its labels, and what others call it. */
function nameScore({ key, label }: MappingTarget, path: MappingPath): number {
  const last = plain(String(path.findLast((part) => typeof part === 'string' && part !== '*') ?? ''));
  if (last === '') return 0;
  const words = wordsOf(key, label.zh, label.en);
  const at = words.indexOf(last);
  if (at >= 0) return 1 - Math.min(at, 10) * 0.01;
  const parent = plain(String(path.at(-2) ?? ''));
  if (words.includes(parent + last)) return 0.9;
  return words.some((word) => word.length >= 4 && last.length >= 4 && (last.endsWith(word) || last.startsWith(word))) ? 0.6 : 0;
}
