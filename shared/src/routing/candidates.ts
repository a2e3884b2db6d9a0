import type { CompiledTable } from './compile-table.ts';
import type { Candidate } from './explanation.ts';
import type { Fact } from './fact.ts';
import { distanceBetween, shortProvince } from './province-places.ts';
import type { RouteOrder } from './route-order.ts';
import { type RoutingFacts, toldOf } from './routing-facts.ts';
import { anyOf, type RuleOutcome } from './routing-table.ts';
import { fillOf, reaches } from './routing-words.ts';

/** Farther, dearer or slower than this is worth nothing. */
const worst = { distance: 3_000, cost: 5_000, promise: 120 } as const;
/** What is not known is neither good nor bad. */
const unknown = 50;

/** Whether a carrier may not be used where the order goes. */
export function isStopped({ stops }: CompiledTable, order: RouteOrder, carrier: string): boolean {
  const province = String(order.fields.province ?? '');
  return [province, shortProvince(province), anyOf].some((place) => stops.has(`${place} ${carrier}`));
}

/** The pairs of warehouse and carrier that an outcome allows, each with its score; best first, ties by code. */
export function candidatesOf(
  give: RuleOutcome,
  rule: string,
  compiled: CompiledTable,
  order: RouteOrder,
  facts: RoutingFacts,
): readonly Candidate[] {
  const warehouses =
    give.warehouse === anyOf ? facts.warehouses.filter((one) => isFree(one, order, facts)) : named(give.warehouse, facts.warehouses);
  const carriers =
    give.carrier === anyOf ? facts.carriers.filter((one) => reaches(one, 'area', order)) : named(give.carrier, facts.carriers);
  const allowed = carriers.filter(({ code }) => !isStopped(compiled, order, code));
  return warehouses
    .flatMap((warehouse) => allowed.map((carrier) => scored(warehouse, carrier, rule, compiled, order, facts)))
    .toSorted(better);
}

export function better(a: Candidate, b: Candidate): number {
  return b.score - a.score || (a.warehouse < b.warehouse ? -1 : a.warehouse > b.warehouse ? 1 : a.carrier < b.carrier ? -1 : 1);
}

/** A code that no fact tells of can still be named; an empty one is "not said". */
function named(code: string, facts: readonly Fact[]): readonly Pick<Fact, 'code' | 'values'>[] {
  return [facts.find((fact) => fact.code === code) ?? { code, values: {} }];
}

function isFree(warehouse: Fact, order: RouteOrder, facts: RoutingFacts): boolean {
  const capacity = toldOf(warehouse, 'capacity');
  return reaches(warehouse, 'cover', order) && (typeof capacity !== 'number' || facts.load(warehouse.code) < capacity);
}

function scored(
  warehouse: Pick<Fact, 'code' | 'values'>,
  carrier: Pick<Fact, 'code' | 'values'>,
  rule: string,
  { table: { weights } }: CompiledTable,
  order: RouteOrder,
  facts: RoutingFacts,
): Candidate {
  const told = (fact: Pick<Fact, 'values'>, measure: string) => fact.values[measure]?.value;
  const km = distanceBetween(String(told(warehouse, 'province') ?? ''), String(order.fields.province ?? ''));
  const stock = fillOf(warehouse.code, order, facts) ?? numberOr(told(warehouse, 'stock'), unknown);
  const parts = {
    stock: Math.min(100, stock),
    distance: nearness(km, worst.distance),
    cost: nearness(told(carrier, 'price'), worst.cost),
    promise: nearness(told(carrier, 'promise'), worst.promise),
  };
  const total = weights.stock + weights.distance + weights.cost + weights.promise;
  const sum = parts.stock * weights.stock + parts.distance * weights.distance + parts.cost * weights.cost + parts.promise * weights.promise;
  return { warehouse: warehouse.code, carrier: carrier.code, rule, score: total === 0 ? 0 : round(sum / total), ...parts };
}

function nearness(value: unknown, most: number): number {
  return typeof value === 'number' ? round(100 * Math.max(0, 1 - value / most)) : unknown;
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
