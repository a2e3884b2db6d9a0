import { type FateKind, type FateReason, kindsOf, type OrderFate } from './fate.ts';

/** What happened, would happen, and to how many orders something would happen, at one state or transition. */
export interface PlaceTally {
  /** Orders that came to the state, or went through the transition. */
  readonly before: number;
  readonly after: number;
  /** Orders whose ways part here. */
  readonly concerned: number;
}

/** Orders with one reason in common. */
export interface ReasonTally extends FateReason {
  readonly orders: number;
}

/** The sum over many orders. */
export interface BackTestTally {
  readonly orders: number;
  readonly inFlight: number;
  readonly same: number;
  /** An order counts under each of its kinds. */
  readonly kinds: Readonly<Record<FateKind, number>>;
  readonly states: Readonly<Record<string, PlaceTally>>;
  readonly transitions: Readonly<Record<string, PlaceTally>>;
  readonly reasons: readonly ReasonTally[];
}

const noKinds: BackTestTally['kinds'] = { stuck: 0, unplaced: 0, refused: 0, differs: 0, loses: 0, 'other-way': 0, unknown: 0 };

export const emptyTally: BackTestTally = {
  orders: 0,
  inFlight: 0,
  same: 0,
  kinds: noKinds,
  states: {},
  transitions: {},
  reasons: [],
};

type Places = Map<string, { before: number; after: number; concerned: number }>;

/** Sums what becomes of orders. */
export function tallyOf(fates: readonly { readonly fate: OrderFate; readonly inFlight: boolean }[]): BackTestTally {
  const kinds = { ...noKinds };
  const reasons = new Map<string, ReasonTally>();
  const places = { states: new Map() as Places, transitions: new Map() as Places };
  for (const { fate } of fates) {
    for (const kind of kindsOf(fate.reasons)) kinds[kind] += 1;
    for (const reason of fate.reasons) addReason(reasons, { ...reason, orders: 1 });
    countPlaces(places, fate);
  }
  return {
    orders: fates.length,
    inFlight: fates.filter(({ inFlight }) => inFlight).length,
    same: fates.filter(({ fate }) => fate.reasons.length === 0).length,
    kinds,
    states: Object.fromEntries(places.states),
    transitions: Object.fromEntries(places.transitions),
    reasons: [...reasons.values()],
  };
}

function countPlaces({ states, transitions }: { readonly states: Places; readonly transitions: Places }, fate: OrderFate): void {
  for (const id of fate.before) at(states, id).before += 1;
  for (const id of fate.after) at(states, id).after += 1;
  for (const id of fate.taken) at(transitions, id).before += 1;
  for (const id of fate.wouldTake) at(transitions, id).after += 1;
  if (fate.reasons.length === 0) return;
  for (const id of fate.states) at(states, id).concerned += 1;
  if (fate.transition !== undefined) at(transitions, fate.transition).concerned += 1;
}

/** Two sums as one. */
export function addTallies(a: BackTestTally, b: BackTestTally): BackTestTally {
  const reasons = new Map<string, ReasonTally>();
  for (const reason of [...a.reasons, ...b.reasons]) addReason(reasons, reason);
  const kinds = { ...a.kinds };
  for (const kind of Object.keys(kinds) as FateKind[]) kinds[kind] += b.kinds[kind];
  return {
    orders: a.orders + b.orders,
    inFlight: a.inFlight + b.inFlight,
    same: a.same + b.same,
    kinds,
    states: addPlaces(a.states, b.states),
    transitions: addPlaces(a.transitions, b.transitions),
    reasons: [...reasons.values()].sort((one, other) => other.orders - one.orders),
  };
}

function addReason(reasons: Map<string, ReasonTally>, reason: ReasonTally): void {
  const key = `${reason.code} ${reason.subject} ${reason.detail ?? ''}`;
  const known = reasons.get(key);
  reasons.set(key, known ? { ...known, orders: known.orders + reason.orders } : reason);
}

function addPlaces(a: BackTestTally['states'], b: BackTestTally['states']): BackTestTally['states'] {
  const sum: Places = new Map(Object.entries(a).map(([id, place]) => [id, { ...place }]));
  for (const [id, { before, after, concerned }] of Object.entries(b)) {
    const place = at(sum, id);
    place.before += before;
    place.after += after;
    place.concerned += concerned;
  }
  return Object.fromEntries(sum);
}

function at(places: Places, id: string) {
  const known = places.get(id) ?? { before: 0, after: 0, concerned: 0 };
  places.set(id, known);
  return known;
}
