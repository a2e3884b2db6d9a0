import type { Json } from '../base/json.ts';
import type { Fact } from './fact.ts';

/** All that is known beside the order at the moment of a decision. */
export interface RoutingFacts {
  readonly warehouses: readonly Fact[];
  readonly carriers: readonly Fact[];
  /** The customer of this order, if anything is known. */
  customer(code: string): Fact | undefined;
  /** What may still be promised of a SKU in a warehouse, as kept here; undefined where that warehouse's stock is not kept. */
  available(warehouse: string, sku: string): number | undefined;
  /** Orders routed there today. */
  load(warehouse: string): number;
  /** Offers of a rule: made today, and to this customer ever. */
  offers(rule: string, customer: string): { readonly today: number; readonly ofCustomer: number };
}

export const noFacts: RoutingFacts = {
  warehouses: [],
  carriers: [],
  customer: () => undefined,
  available: () => undefined,
  load: () => 0,
  offers: () => ({ today: 0, ofCustomer: 0 }),
};

/** A value that a condition reads, and since when it is true; null: of the order itself, or computed now. */
export interface Reading {
  readonly value: Json;
  readonly at: number | null;
}

export function toldOf(fact: Fact | undefined, measure: string): Json {
  return fact?.values[measure]?.value ?? null;
}
